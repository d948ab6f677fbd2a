package nl.magbellen.objection.door;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.magbellen.objection.door.CallerDirectory.Advertiser;
import nl.magbellen.objection.door.text.ObjectText;

/** Finds out against whom a visitor objects: everybody, or one organisation by its name. */
@ApplicationScoped
class PartyChoice {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final int LONGEST_NAME = 100;

  private final Advertisers advertisers;
  private final LookUpLimit limit;
  private final Visit visit;

  PartyChoice(Advertisers advertisers, LookUpLimit limit, Visit visit) {
    this.advertisers = advertisers;
    this.limit = limit;
    this.visit = visit;
  }

  /**
   * What came of the choice.
   *
   * @param party null when the form was refused
   * @param matches those to choose from
   */
  record Choice(Party party, List<Advertiser> matches) {}

  /** Reads the form's choice; refuses the form when it is none. */
  Uni<Choice> choose(Form form) {
    if (!"one".equals(form.value("scope"))) {
      return chosen(Party.EVERYBODY);
    }
    String picked = form.value("advertiser");
    if (ID.matcher(picked).matches()) {
      return chosen(new Party(picked));
    }
    if (form.value("name").isEmpty()) {
      form.refuse("name", texts().nameMissing());
      return Uni.createFrom().item(new Choice(null, List.of()));
    }
    return search(form).map(found -> among(found, form));
  }

  /** Those whose name contains the text in the form's field; empty when nobody can be asked. */
  Uni<Optional<List<Advertiser>>> search(Form form) {
    String name = form.value("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Uni.createFrom().item(Optional.of(List.of()));
    }
    return limit.allows(visit.from())
        ? advertisers.search(name)
        : Uni.createFrom().item(Optional.empty());
  }

  private Choice among(Optional<List<Advertiser>> found, Form form) {
    if (found.isEmpty()) {
      return byId(form);
    }
    List<Advertiser> matches = found.get();
    if (matches.size() == 1) {
      return new Choice(new Party(matches.getFirst().id()), List.of());
    }
    form.refuse("name", matches.isEmpty() ? texts().nameUnknown() : texts().several());
    return new Choice(null, matches);
  }

  /** Nobody can be asked: then the page shows a field for whoever knows the id. */
  private Choice byId(Form form) {
    form.with("searchDown", "yes").refuse("name", texts().searchDown());
    return new Choice(null, List.of());
  }

  private static Uni<Choice> chosen(Party party) {
    return Uni.createFrom().item(new Choice(party, List.of()));
  }

  private ObjectText texts() {
    return visit.language().texts(ObjectText.class);
  }
}
