package nl.magbellen.consent.lookup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.service.json.RecordIn;

/** Reads a look-up by hand. */
final class LookupIn extends RecordIn<LookupIn.Draft, Lookup> {

  /** The fields that came. */
  static final class Draft {
    private List<UUID> numberKeys;
    private String advertiser;
  }

  LookupIn() {
    super(Lookup.class, Set.of("numberKeys", "advertiser"));
  }

  @Override
  protected Draft draft() {
    return new Draft();
  }

  @Override
  protected void read(Draft draft, String field, JsonParser in, DeserializationContext context)
      throws IOException {
    switch (field) {
      case "numberKeys" -> draft.numberKeys = Arrays.asList(context.readValue(in, UUID[].class));
      case "advertiser" -> draft.advertiser = context.readValue(in, String.class);
      default -> throw new IllegalStateException(field + " is a field that nobody reads");
    }
  }

  @Override
  protected Lookup finished(Draft draft) {
    return new Lookup(draft.numberKeys, draft.advertiser);
  }
}
