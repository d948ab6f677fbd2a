package nl.magbellen.callerid.directory;

import nl.magbellen.callerid.directory.DirectoryAnswer.Text;

/** What the directory says to every consumer. */
final class DirectoryTexts {

  static final Text HOW_TO_OBJECT =
      new Text(
          "Zeg tijdens het gesprek dat u niet meer gebeld wilt worden, kies daarvoor in de ingesproken"
              + " tekst aan het einde, of meld het aan de organisatie via haar website. Het geldt"
              + " vanaf het moment dat de organisatie uw bericht ontvangt.",
          "Say during the call that you do not want to be called again, choose so in the recorded"
              + " text at its end, or tell the organisation through its website. It counts from the"
              + " moment at which the organisation receives your message.");

  static final Text ADVICE =
      new Text(
          "Staat hier geen beller, dan is het nummer niet bij ons geregistreerd. Een nummer kan"
              + " worden nagemaakt: geef bij twijfel geen gegevens, hang op en bel de organisatie"
              + " zelf via het nummer op haar eigen website.",
          "If no caller is listed, the number is not registered with us. A number can be faked: when"
              + " in doubt give no details, hang up, and call the organisation yourself through the"
              + " number on its own website.");

  private DirectoryTexts() {}
}
