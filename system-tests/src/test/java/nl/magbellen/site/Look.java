package nl.magbellen.site;

import java.util.stream.Stream;

/**
 * How a state of the pages is looked at; the widths come on top.
 *
 * @param script whether the pages' own script runs
 */
record Look(Site site, boolean script) {

  static Stream<Look> all() {
    return Stream.of(Site.DUTCH, Site.ENGLISH)
        .flatMap(site -> Stream.of(true, false).map(script -> new Look(site, script)));
  }

  @Override
  public String toString() {
    return site + "-" + (script ? "script" : "plain");
  }
}
