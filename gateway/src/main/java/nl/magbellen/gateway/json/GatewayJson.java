package nl.magbellen.gateway.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Writes what every decision carries by hand: the same JSON, without reflection. */
@Singleton
public final class GatewayJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("decisions")
            .addSerializer(new PermissionOut())
            .addSerializer(new QuestionOut()));
  }
}
