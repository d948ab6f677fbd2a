package nl.magbellen.gateway.gathering;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import nl.magbellen.service.json.JsonSettings;
import nl.magbellen.gateway.json.GatewayJson;

/** Writes our look-ups and reads the services' answers. */
final class ServiceJson {

  static final ObjectMapper MAPPER =
      GatewayJson.readingFacts(JsonSettings.apply(JsonMapper.builder().build()))
          .registerModule(LookupsOut.module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ServiceJson() {}
}
