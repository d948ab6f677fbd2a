package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What calls are about. Dutch here, English in {@code messages/subject_en.properties}. */
@MessageBundle(value = "subject", locale = "nl")
public interface SubjectText {

  @Message(
      "{#when subject}{#is 'energy-contract'}energiecontract{#is 'solar-panels'}zonnepanelen{#is 'heat-pump'}warmtepomp{#is 'insulation'}isolatie{#is 'insurance'}verzekering{#is 'health-insurance'}zorgverzekering{#is 'telecom'}telefoon, internet of televisie{#is 'internet'}internet{#is 'mobile'}mobiele telefoon{#is 'donation'}donatie{#is 'lottery'}loterij{#is 'newspaper'}krant{#is 'magazine'}tijdschrift{#is 'subscription'}abonnement{#is 'membership'}lidmaatschap{#is 'travel'}reizen{#is 'mortgage'}hypotheek{#is 'loan'}lening{#is 'savings'}sparen{#is 'wine'}wijn{#is 'flour'}meel{#is 'ovens'}ovens{#else}{plain}{/when}")
  String name(String subject, String plain);
}
