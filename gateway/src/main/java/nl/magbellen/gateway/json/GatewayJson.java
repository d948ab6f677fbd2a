package nl.magbellen.gateway.json;

import nl.magbellen.facts.json.CallerIn;
import nl.magbellen.facts.json.FactsIn;
import nl.magbellen.facts.json.FactsOut;
import nl.magbellen.facts.json.LegalBasisIn;
import nl.magbellen.facts.json.ObjectionIn;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;

/** Writes what every decision carries by hand: the same JSON, without reflection. */
@Singleton
public final class GatewayJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("decisions")
            .addSerializer(new PermissionOut())
            .addSerializer(new QuestionOut())
            .addSerializer(new FactsOut()));
  }

  /**
   * Lets a mapper read the services' facts by hand. A field that is not known is skipped: a newer
   * service may say more, so that it can be rolled out first.
   */
  public static ObjectMapper readingFacts(ObjectMapper mapper) {
    return mapper.registerModule(
        new SimpleModule("facts")
            .addDeserializer(LegalBasisFacts.class, new FactsIn<>(LegalBasisIn::legalBases))
            .addDeserializer(ObjectionFacts.class, new FactsIn<>(ObjectionIn::objections))
            .addDeserializer(CallerFacts.class, new FactsIn<>(CallerIn::caller)));
  }
}
