package nl.magbellen.site.object;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.text.ObjectText;
import nl.magbellen.site.visit.Visit;

/** Says against whom an objection is, in full: so on every page, and so on paper. */
@ApplicationScoped
public class PartyNames {

  private final Advertisers advertisers;
  private final Visit visit;

  PartyNames(Advertisers advertisers, Visit visit) {
    this.advertisers = advertisers;
    this.visit = visit;
  }

  /** Everybody with who that is, or the advertiser's name; its id where nobody can be asked. */
  public Uni<String> of(Party party) {
    return party.isEverybody()
        ? Uni.createFrom().item(visit.language().texts(ObjectText.class).everybodyInFull())
        : advertisers.name(party.id());
  }
}
