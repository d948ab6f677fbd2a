package nl.magbellen.site.service;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import nl.magbellen.service.json.JsonSettings;

/**
 * Reads what we did not write just now: answers of services that may be newer than we are, and
 * cookies of releases that were older.
 */
public final class ServiceJson {

  /** Skips fields that it does not know. */
  public static final ObjectMapper MAPPER =
      JsonSettings.apply(JsonMapper.builder().build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ServiceJson() {}
}
