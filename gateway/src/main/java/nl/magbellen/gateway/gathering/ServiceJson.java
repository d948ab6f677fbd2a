package nl.magbellen.gateway.gathering;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import nl.magbellen.common.json.JsonSettings;

/**
 * Reads the services' answers; a newer service may say more than we know, so that it can be rolled
 * out first.
 */
final class ServiceJson {

  static final ObjectMapper MAPPER =
      JsonSettings.apply(JsonMapper.builder().build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ServiceJson() {}
}
