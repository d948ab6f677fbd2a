package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What is on record about a number. Dutch here, English in {@code messages/records_en.properties}.
 */
@MessageBundle(value = "records", locale = "nl")
public interface RecordsText {

  @Message("Mijn registraties")
  String title();

  @Message(
      "Bekijk wat er over uw nummer is vastgelegd. We sturen eerst een code, zodat alleen u dit ziet.")
  String lead();

  @Message("Dit is vastgelegd over {number}.")
  String forNumber(String number);

  @Message("Op deze pagina")
  String contents();

  @Message("We kunnen nu geen namen opzoeken. Daarom ziet u de korte codes van organisaties.")
  String namesMissing();

  @Message(
      "Dit deel kunnen we nu niet laten zien. Probeer het over een paar minuten opnieuw. Bezwaar maken kan gewoon.")
  String unreachable();

  @Message("Welke organisaties mogen u nu bellen?")
  String callers();

  @Message(
      "Deze organisaties mogen dit nummer bellen om iets te verkopen of om steun te vragen. Dat mag alleen op dagen en tijden die de regels toestaan.")
  String callersText();

  @Message(
      "Geen enkele. Geen organisatie die Magbellen gebruikt, mag dit nummer nu bellen om iets te verkopen of om steun te vragen.")
  String noCallers();

  @Message("Sommige organisaties konden we nu niet nazien. Deze lijst kan dus langer zijn.")
  String callersIncomplete();

  @Message("Elke organisatie")
  String everyOrganisation();

  @Message("Volgens de organisatie gaf u op {day} toestemming. Het gaat over: {about}.")
  String mayByConsent(String day, String about);

  @Message(
      "Volgens de organisatie bent u {#when kind}{#is 'CUSTOMER'}klant{#is 'DONOR'}donateur{#is 'VOLUNTEER'}vrijwilliger{#is 'PARTICIPANT'}deelnemer{#is 'PETITIONER'}ondertekenaar van een petitie{#else}een bekende{/when}. Het gaat over: {about}.")
  String mayByRelation(String kind, String about);

  @Message(
      "Volgens de organisatie was u tot {day} {#when kind}{#is 'CUSTOMER'}klant{#is 'DONOR'}donateur{#is 'VOLUNTEER'}vrijwilliger{#is 'PARTICIPANT'}deelnemer{#is 'PETITIONER'}ondertekenaar van een petitie{#else}een bekende{/when}. Het gaat over: {about}.")
  String mayByFormerRelation(String kind, String day, String about);

  @Message(
      "Volgens de organisatie vroeg u op {day} zelf om dit telefoontje. Het gaat over: {about}.")
  String mayByRequest(String day, String about);

  @Message("Dit nummer staat als zakelijk nummer op {site}. Het gaat over: {about}.")
  String mayByPublication(String site, String about);

  @Message("De organisatie heeft hiervoor een reden vastgelegd. Het gaat over: {about}.")
  String mayOtherwise(String about);

  @Message("Stop telefoontjes van {name}")
  String stop(String name);

  @Message("Stop telefoontjes van iedereen")
  String stopEverybody();

  @Message("U heeft bezwaar gemaakt. Deze organisatie mag niet bellen voor verkoop of giften.")
  String stopped();

  @Message("Waar u ja zei")
  String website();

  @Message("Zelf om een telefoontje gevraagd")
  String requestedCalls();

  @Message("Deze organisaties zeggen dat u vroeg of zij wilden bellen.")
  String requestedCallsText();

  @Message("Gevraagd op")
  String requestedAt();

  @Message("Gebeld op")
  String usedAt();

  @Message("Bezwaren")
  String objections();

  @Message("U heeft geen bezwaar gemaakt.")
  String noObjections();

  @Message("Iedereen")
  String everybody();

  @Message("Geldt")
  String inForce();

  @Message("Opgeheven")
  String lifted();

  @Message("Opgeheven op")
  String liftedAt();

  @Message("Hoe")
  String how();

  @Message(
      "{#when channel}{#is 'CALL'}Tijdens een telefoongesprek{#is 'RECORDED_TEXT'}Na een telefoongesprek, via de keuze aan het eind{#is 'WEB'}Via een website{#is 'EMAIL'}Per e-mail{#is 'LETTER'}Per brief{#is 'NATIONAL_REGISTER'}Via het oude Bel-me-niet Register{#else}Via een lijst{/when}")
  String channel(String channel);

  @Message("Ontvangstbewijs (PDF)")
  String receipt();

  @Message("Bezwaar opheffen")
  String lift();

  @Message("Maak bezwaar")
  String objectFirst();

  @Message("Nog een bezwaar maken")
  String objectMore();

  @Message("Toestemmingen")
  String consents();

  @Message(
      "Dit nummer kan vroeger van iemand anders zijn geweest. Herkent u een toestemming niet? Kies “Dit was ik niet”.")
  String consentsText();

  @Message("Er is geen toestemming vastgelegd.")
  String noConsents();

  @Message("Gegeven")
  String given();

  @Message("Ingetrokken")
  String withdrawn();

  @Message("Telt nu niet")
  String disputed();

  @Message("De tekst waar ja op is gezegd:")
  String text();

  @Message("De tekst waar ja op is gezegd, is niet bewaard.")
  String noText();

  @Message("Onderwerp")
  String subject();

  @Message("Gegeven op")
  String givenAt();

  @Message(
      "{#when channel}{#is 'WEB'}op een website{#is 'APP'}in een app{#is 'PAPER'}op papier{#is 'PHONE'}aan de telefoon{#is 'IN_PERSON'}in een gesprek{#else}op een andere manier{/when}")
  String consentChannel(String channel);

  @Message("Gecontroleerd")
  String verified();

  @Message(
      "{#when method}{#is 'SMS_CODE'}Met een code per sms{#is 'VOICE_CODE'}Met een gesproken code{#is 'EMAIL_LINK'}Met een link in een e-mail{#is 'APP'}In een app{#is 'PHONE'}In een telefoongesprek{#else}Niet gecontroleerd{/when}")
  String method(String method);

  @Message("Niet gecontroleerd")
  String notVerified();

  @Message("Geldt ook voor")
  String partners();

  @Message("Geldig tot")
  String validUntil();

  @Message("Ingetrokken op")
  String withdrawnAt();

  @Message("Gemeld dat het om een ander gaat, op")
  String disputedAt();

  @Message("Bewijs")
  String proof();

  @Message("Gevraagd op {asked}. U kunt het nu downloaden.")
  String proofReady(String asked);

  @Message("Gevraagd op {asked} en gegeven.")
  String proofDelivered(String asked);

  @Message("Trek toestemming in")
  String withdraw();

  @Message("Dit was ik niet")
  String dispute();

  @Message("Vraag om bewijs")
  String askProof();

  @Message("Bewijs als PDF")
  String proofPdf();

  @Message("Bewijs als gegevens (JSON-LD)")
  String proofData();

  @Message("Klant, donateur of lid")
  String relations();

  @Message("Deze organisaties zeggen dat u klant, donateur of lid bent of was.")
  String relationsText();

  @Message("Geen organisatie heeft dit vastgelegd.")
  String noRelations();

  @Message("Volgens de organisatie bent of was u")
  String kind();

  @Message(
      "{#when kind}{#is 'CUSTOMER'}Klant{#is 'DONOR'}Donateur{#is 'VOLUNTEER'}Vrijwilliger{#is 'PARTICIPANT'}Deelnemer{#is 'PETITIONER'}Ondertekenaar van een petitie{#else}Bekende van de organisatie{/when}")
  String relationKind(String kind);

  @Message("Sinds")
  String startedAt();

  @Message("Tot")
  String endedAt();

  @Message("Loopt nog")
  String running();

  @Message("Gesprekken met een ander")
  String wrongPersons();

  @Message(
      "Deze organisaties belden dit nummer. Daarna meldden zij dat zij iemand anders spraken dan wie toestemming gaf. Zij mogen daarom niet meer bellen op een toestemming van vóór dat gesprek, tenzij zij opnieuw controleren wie die gaf.")
  String wrongPersonsText();

  @Message("Geen organisatie heeft dit gemeld.")
  String noWrongPersons();

  @Message("Wie zij spraken")
  String reached();

  @Message("{#if minor}Een minderjarige{#else}Iemand anders dan wie toestemming gaf{/if}")
  String reachedWhom(boolean minor);

  @Message("Zakelijk gepubliceerd nummer")
  String publications();

  @Message(
      "Deze organisaties zeggen dat dit nummer als zakelijk nummer op een website staat, en dat zij u daarom over een onderwerp mogen bellen. Klopt dat niet? Maak dan bezwaar.")
  String publicationsText();

  @Message("Geen organisatie heeft dit vastgelegd.")
  String noPublications();

  @Message("Gepubliceerd door")
  String holder();

  @Message("Webadres")
  String webAddress();

  @Message("Gezien op")
  String seenAt();

  @Message("Bedoeld voor")
  String statedPurpose();

  @Message("Welke organisaties wilden u bellen?")
  String questions();

  @Message(
      "Deze organisaties vroegen in de laatste twaalf maanden of ze dit nummer mochten bellen.")
  String questionsText();

  @Message("Niemand vroeg in de laatste twaalf maanden of dit nummer gebeld mocht worden.")
  String noQuestions();

  @Message("Mocht bellen")
  String permitted();

  @Message("Mocht niet bellen")
  String denied();

  @Message("over {subject}")
  String about(String subject);

  @Message("vanaf {number}")
  String from(String number);

  @Message("Alles over dit nummer")
  String everything();

  @Message(
      "U kunt alles wat hierboven staat meenemen als één ondertekend bestand. Ook een computer kan het lezen.")
  String everythingText();

  @Message("Download alles")
  String everythingGo();

  @Message("Uw bezwaar is opgeheven.")
  String noticeLifted();

  @Message(
      "Uw verzoek is verstuurd. Bij “Verzoeken over uw gegevens” leest u wanneer u antwoord krijgt.")
  String noticeRequestMade();

  @Message("De toestemming is ingetrokken. Dat geldt meteen.")
  String noticeWithdrawn();

  @Message(
      "Genoteerd. Deze toestemming telt niet meer, tenzij de organisatie opnieuw controleert dat u het was.")
  String noticeDisputed();

  @Message("Het bewijs is klaar. Bij “Toestemmingen” kunt u het downloaden.")
  String noticeProofAsked();

  @Message(
      "Dit lukt nu niet, want een deel van de dienst is niet bereikbaar. Probeer het over een paar minuten opnieuw.")
  String noticeUnreachable();

  @Message("Dit kon niet meer. De lijst hieronder is bijgewerkt.")
  String noticeGone();
}
