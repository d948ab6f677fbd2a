package nl.magbellen.gateway.services;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import nl.magbellen.service.json.JsonSettings;

/** Writes what is sent to the services and reads what they answer. */
final class ServiceJson {

  static final ObjectMapper MAPPER =
      JsonSettings.apply(JsonMapper.builder().build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ServiceJson() {}
}
