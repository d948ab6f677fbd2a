package nl.magbellen.site.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Telling that somebody called all the same. Dutch here, English in {@code
 * messages/complain_en.properties}.
 */
@MessageBundle(value = "complain", locale = "nl")
public interface ComplainText {

  @Message("Toch gebeld?")
  String title();

  @Message("Bent u toch gebeld?")
  String heading();

  @Message(
      "Vertel het ons. U leest meteen wat wij van het telefoontje weten. De organisatie moet u antwoorden.")
  String lead();

  @Message("Welk nummer zag u op uw scherm?")
  String caller();

  @Message("Kijk in de lijst met gesprekken op uw telefoon. Bijvoorbeeld 020\u00A07001234.")
  String callerHelp();

  @Message("Ik zag geen nummer (anoniem)")
  String withheld();

  @Message("Vul het nummer in dat u zag, of kies “Ik zag geen nummer”.")
  String callerMissing();

  @Message("Op welke dag?")
  String day();

  @Message("Hoe laat ongeveer?")
  String time();

  @Message("Vul de dag in waarop de telefoon ging, bijvoorbeeld 28-11-2026.")
  String dayWrong();

  @Message("Vul in hoe laat de telefoon ging, bijvoorbeeld 14:30.")
  String timeWrong();

  @Message("Deze dag of tijd moet nog komen. Vul in wanneer de telefoon ging.")
  String future();

  @Message("Dit is langer dan een jaar geleden. Vul een dag in van het laatste jaar.")
  String tooLongAgo();

  @Message("Wat klopte er niet?")
  String wrong();

  @Message("Kies alles wat voor u geldt.")
  String wrongHelp();

  @Message("Ik gaf geen toestemming")
  String noConsent();

  @Message("Ik had al bezwaar gemaakt")
  String hadObjected();

  @Message("Niemand vertelde mij hoe ik dit stop")
  String notTold();

  @Message("U koos niets.")
  String nothingTicked();

  @Message("Uw eigen nummer")
  String own();

  @Message("U klaagt over een telefoontje naar {number}.")
  String forNumber(String number);

  @Message("De organisatie krijgt uw nummer en uw klacht te lezen, want zij moet u antwoorden.")
  String shared();

  @Message("Verstuur mijn klacht")
  String send();

  @Message(
      "Door een storing bij ons konden we uw klacht niet bewaren. Verstuur haar nog een keer. U heeft geen nieuwe code nodig.")
  String notKept();

  @Message("Wij hebben uw klacht ontvangen")
  String done();

  @Message("Uw klacht staat vast. Wij hebben meteen opgezocht wat wij van dit telefoontje weten.")
  String doneText();

  @Message("Dit weten wij van het telefoontje")
  String known();

  @Message("{name} gebruikt dit nummer.")
  String who(String name);

  @Message("{name} wilde u bellen en dit nummer laten zien.")
  String whoWasRefused(String name);

  @Message(
      "U zag geen nummer. Rond dat tijdstip vroeg {name} ons of zij u mocht bellen. Misschien belde {name} u dus.")
  String whoPerhaps(String name);

  @Message(
      "Meer dan één organisatie gebruikt dit nummer. Wij weten niet van welke organisatie dit telefoontje kwam.")
  String whoOfSeveral();

  @Message(
      "Wij weten niet van wie dit telefoontje kwam. Niemand heeft dit nummer bij ons aangemeld.")
  String whoUnknown();

  @Message(
      "Wij weten niet van wie dit telefoontje kwam, want u zag geen nummer. Wie belt om iets te verkopen of om geld te vragen, moet een nummer laten zien.")
  String whoWithheld();

  @Message(
      "Wij kunnen nu niet opzoeken van wie dit telefoontje kwam. Dat doen wij zo snel mogelijk. U leest het dan bij Mijn registraties.")
  String whoLater();

  @Message("De organisatie vroeg ons op {moment} of zij u mocht bellen. Ons antwoord was: ja.")
  String permitted(String moment);

  @Message(
      "{#when basis}{#is 'CONSENT'}De reden: de organisatie heeft vastgelegd dat u toestemming gaf. Klopt dat niet? Ga naar Mijn registraties en kies “Dit was ik niet”.{#is 'CUSTOMER_RELATION'}De reden: de organisatie heeft vastgelegd dat u klant, donateur of vrijwilliger bent of was.{#is 'REQUESTED_CALL'}De reden: de organisatie heeft vastgelegd dat u zelf om dit telefoontje vroeg.{#is 'PUBLISHED_NUMBER'}De reden: uw nummer staat als zakelijk nummer op een website.{#else}De reden: de organisatie zei dat zij niets wilde verkopen of vragen, of dat uw nummer van een bedrijf is.{/when}")
  String basis(String basis);

  @Message(
      "De organisatie vroeg ons op {moment} of zij u mocht bellen. Ons antwoord was: nee. Dit telefoontje had dus niet gemogen.")
  String denied(String moment);

  @Message(
      "{#when reason}{#is 'OBJECTION'}De reden: u had bezwaar gemaakt.{#is 'BASIS'}De reden: er was geen geldige toestemming vastgelegd.{#is 'TIME'}De reden: op dat tijdstip mag een organisatie niet bellen.{#else}De reden: de organisatie voldeed niet aan alle regels om te mogen bellen.{/when}")
  String reason(String reason);

  @Message(
      "{name} vroeg ons niet of dit telefoontje mocht. Bij ons staat dus niet vast dat het mocht.")
  String notAsked(String name);

  @Message("Niemand vroeg ons of dit telefoontje mocht. Bij ons staat dus niet vast dat het mocht.")
  String nobodyAsked();

  @Message(
      "U maakte bezwaar op {moment}. Dat bezwaar gold toen de telefoon ging. Een telefoontje voor verkoop of giften mocht dus niet.")
  String objected(String moment);

  @Message("De organisatie meldde ons: iemand vertelde u in dit gesprek hoe u bezwaar maakt.")
  String offered();

  @Message(
      "De organisatie meldde ons: niemand vertelde u hoe u bezwaar maakt. Dat had wel gemoeten.")
  String notOffered();

  @Message("De organisatie heeft ons niet gemeld of iemand u vertelde hoe u bezwaar maakt.")
  String offeredUnknown();

  @Message("Organisatie")
  String organisation();

  @Message("Onbekend")
  String unknown();

  @Message("Nummer op uw scherm")
  String shown();

  @Message("Er was geen nummer te zien")
  String noneShown();

  @Message("Wanneer de telefoon ging")
  String when();

  @Message("Wat u ons vertelde")
  String said();

  @Message("Klacht ontvangen op")
  String received();

  @Message("Antwoord")
  String answer();

  @Message("Nog niet. U krijgt het uiterlijk op {day}.")
  String answerDue(String day);

  @Message("Wat gebeurt er nu?")
  String next();

  @Message("{name} leest uw klacht en geeft u uiterlijk op {day} antwoord.")
  String nextAnswer(String name, String day);

  @Message("U leest het antwoord bij Mijn registraties. U krijgt dan eerst weer een code.")
  String nextWhere();

  @Message("Wilt u ook bij anderen klagen? Stuur dan de PDF mee.")
  String others();

  @Message("ACM ConsuWijzer, de toezichthouder (consuwijzer.nl, 088\u00A0070\u00A070\u00A070)")
  String regulator();

  @Message("Reclame Code Commissie (reclamecode.nl)")
  String committee();

  @Message("Download uw klacht als PDF")
  String pdf();

  @Message("Klacht over een telefoontje")
  String paper();

  @Message("Klacht over telefonische verkoop of werving")
  String paperSubject();

  @Message(
      "Wij hebben deze klacht over een telefoontje ontvangen. Met een code controleerden wij dat het nummer van de klager is. In dit papier is “u” degene die klaagt, en “wij” is Magbellen.")
  String paperText();

  @Message(
      "Dit papier is voor de toezichthouder (ACM ConsuWijzer) en de Reclame Code Commissie. De regels staan in artikel 11.7 van de Telecommunicatiewet en in de Code Telemarketing.")
  String paperLaw();

  @Message("Wat Magbellen van het telefoontje weet")
  String paperKnown();

  @Message(
      "Controleren met een telefoon? Richt de camera op deze code. Kies “Controleer” op de pagina die opengaat. U leest dan of dit papier echt is.")
  String scan();

  @Message("Klachten")
  String complaints();

  @Message("U heeft niet geklaagd over een telefoontje.")
  String noComplaints();

  @Message("Telefoontje op {moment}")
  String call(String moment);

  @Message("Wacht op antwoord")
  String open();

  @Message("Beantwoord")
  String answered();

  @Message("Klaag over een telefoontje")
  String more();
}
