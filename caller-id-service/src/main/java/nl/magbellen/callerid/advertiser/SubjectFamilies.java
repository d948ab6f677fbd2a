package nl.magbellen.callerid.advertiser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/** Keeps families of similar subjects as JSON: families differ in length, an SQL array can't. */
public class SubjectFamilies implements AttributeConverter<List<List<String>>, String> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String convertToDatabaseColumn(List<List<String>> families) {
    try {
      return JSON.writeValueAsString(families);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Lists of text can be written as JSON.", e);
    }
  }

  @Override
  public List<List<String>> convertToEntityAttribute(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<List<String>>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The column holds families of subjects as JSON.", e);
    }
  }
}
