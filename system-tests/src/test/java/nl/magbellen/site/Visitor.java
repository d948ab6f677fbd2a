package nl.magbellen.site;

import java.util.stream.Stream;

/** Who walks the flows: a language, a device, and a browser with JavaScript or without. */
record Visitor(Site site, Device device, boolean script) {

  static Stream<Visitor> all() {
    return Look.all()
        .flatMap(
            look ->
                Stream.of(Device.values())
                    .map(device -> new Visitor(look.site(), device, look.script())));
  }

  @Override
  public String toString() {
    return "%s-%d-%s".formatted(site, device.width(), script ? "script" : "plain");
  }
}
