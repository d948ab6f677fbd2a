package nl.magbellen.consent;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Period;

/** Keeps a calendar period as its ISO 8601 text. */
@Converter(autoApply = true)
public final class PeriodColumn implements AttributeConverter<Period, String> {

  @Override
  public String convertToDatabaseColumn(Period period) {
    return period == null ? null : period.toString();
  }

  @Override
  public Period convertToEntityAttribute(String column) {
    return column == null ? null : Period.parse(column);
  }
}
