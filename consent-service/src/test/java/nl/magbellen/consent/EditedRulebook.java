package nl.magbellen.consent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nl.magbellen.number.DutchHolidays;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulebookLoader;

/** The rulebook that is shipped, with one change of law. */
public final class EditedRulebook {

  private EditedRulebook() {}

  /** The rulebook in which this text stands for that one. */
  public static Rulebook with(String written, String instead) {
    String file = shipped();
    assertTrue(file.contains(written), written);
    return new RulebookLoader(new DutchHolidays()::on).load(file.replace(written, instead));
  }

  private static String shipped() {
    try (var file = Rulebook.class.getResourceAsStream("/rulebook/nl.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
