package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.caller.LookUpLimit;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.service.CallerDirectory.Advertiser;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.text.ObjectText;
import nl.magbellen.site.visit.Visit;

/** Finds out against whom a visitor objects: everybody, or one organisation by its name. */
@ApplicationScoped
class PartyChoice {

  private static final int LONGEST_NAME = 100;

  private final Advertisers advertisers;
  private final AdvertiserRegister register;
  private final LookUpLimit limit;
  private final Visit visit;

  PartyChoice(
      Advertisers advertisers, AdvertiserRegister register, LookUpLimit limit, Visit visit) {
    this.advertisers = advertisers;
    this.register = register;
    this.limit = limit;
    this.visit = visit;
  }

  /**
   * The result of the choice.
   *
   * @param party null when the form was refused
   * @param matches those to choose from
   */
  record Choice(Party party, List<Advertiser> matches) {}

  /**
   * Reads the form's choice; refuses the form when it is none. Whoever names an organisation means
   * that one, whatever else is ticked: without JavaScript the field is there beside "everybody".
   *
   * @param instead {@code all} from the button that objects against everybody, name or not
   */
  Uni<Choice> choose(Form form, String instead) {
    String picked = form.value("advertiser");
    boolean namesOne = !picked.isEmpty() || !form.value("name").isEmpty();
    if ("all".equals(instead) || !"one".equals(form.value("scope")) && !namesOne) {
      return chosen(Party.EVERYBODY);
    }
    form.with("scope", "one");
    if (!picked.isEmpty()) {
      return standing(picked).map(standing -> picked(picked, standing, form));
    }
    if (form.value("name").isEmpty()) {
      form.refuse("name", texts().nameMissing());
      return Uni.createFrom().item(new Choice(null, List.of()));
    }
    return search(form).map(found -> among(found, form));
  }

  /** The organisation with an id, to be offered as chosen; none when it is not found. */
  Uni<List<Advertiser>> named(String id) {
    return id != null && Identifier.isOne(id) && limit.allows(visit.from())
        ? advertisers.find(id).map(Optional::stream).map(Stream::toList)
        : Uni.createFrom().item(List.of());
  }

  /** Whom a form that was refused offers: the one that was picked, or those of the typed name. */
  Uni<List<Advertiser>> offered(Form form) {
    return form.value("advertiser").isEmpty()
        ? search(form).map(found -> found.orElse(List.of()))
        : named(form.value("advertiser"));
  }

  /**
   * Those whose name contains the text in the form's field; empty when the register cannot be
   * asked.
   */
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
      return cannotAsk(form);
    }
    List<Advertiser> matches = found.get();
    if (matches.size() == 1) {
      return new Choice(new Party(matches.getFirst().id()), List.of());
    }
    form.refuse("name", matches.isEmpty() ? texts().nameUnknown() : texts().several());
    return new Choice(null, matches);
  }

  /** A form may hold any text; only what the register knows is an organisation. */
  private Uni<Standing> standing(String picked) {
    if (!Identifier.isOne(picked)) {
      return Uni.createFrom().item(Standing.NOT_REGISTERED);
    }
    return register.remembers(picked) || limit.allows(visit.from())
        ? register.standing(picked)
        : Uni.createFrom().item(Standing.UNKNOWN);
  }

  private Choice picked(String id, Standing standing, Form form) {
    return switch (standing) {
      case REGISTERED -> new Choice(new Party(id), List.of());
      case NOT_REGISTERED -> {
        form.refuse("name", texts().nameUnknown());
        yield new Choice(null, List.of());
      }
      case UNKNOWN -> cannotAsk(form);
    };
  }

  /** Then the page offers to object against everybody, for which the register need not be asked. */
  private Choice cannotAsk(Form form) {
    form.refuse("name", texts().searchDown());
    return new Choice(null, List.of());
  }

  private static Uni<Choice> chosen(Party party) {
    return Uni.createFrom().item(new Choice(party, List.of()));
  }

  private ObjectText texts() {
    return visit.language().texts(ObjectText.class);
  }
}
