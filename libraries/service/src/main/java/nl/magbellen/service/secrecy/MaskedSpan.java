package nl.magbellen.service.secrecy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span as it may leave the process. Everything is masked as in logs, and digits that could be a
 * code. Where clients fill in whatever they like it goes further: of a query only the names of its
 * parameters are left, and of an exception nothing that it quotes.
 */
final class MaskedSpan extends DelegatingSpanData {

  private static final String MASK = "•••••";

  private static final Pattern QUERY_VALUE = Pattern.compile("=[^&#]*");
  private static final Pattern QUERY_OF_URL = Pattern.compile("\\?[^#]*");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]+\"|'[^'\\n]+'");
  private static final Pattern CODE = Pattern.compile("(?<![\\w.])\\d{6}(?!\\w)");

  MaskedSpan(SpanData span) {
    super(span);
  }

  @Override
  public String getName() {
    return masked(super.getName());
  }

  @Override
  public Attributes getAttributes() {
    return masked(super.getAttributes());
  }

  @Override
  public List<EventData> getEvents() {
    return super.getEvents().stream().map(MaskedSpan::masked).toList();
  }

  @Override
  public List<LinkData> getLinks() {
    return super.getLinks().stream().map(MaskedSpan::masked).toList();
  }

  @Override
  public StatusData getStatus() {
    StatusData status = super.getStatus();
    return StatusData.create(status.getStatusCode(), ofException(status.getDescription()));
  }

  private static EventData masked(EventData event) {
    return EventData.create(
        event.getEpochNanos(),
        masked(event.getName()),
        masked(event.getAttributes()),
        event.getTotalAttributeCount());
  }

  private static LinkData masked(LinkData link) {
    return LinkData.create(
        link.getSpanContext(), masked(link.getAttributes()), link.getTotalAttributeCount());
  }

  private static Attributes masked(Attributes attributes) {
    AttributesBuilder masked = Attributes.builder();
    attributes.forEach((key, value) -> put(masked, key, value));
    return masked.build();
  }

  @SuppressWarnings("unchecked")
  private static void put(AttributesBuilder masked, AttributeKey<?> key, Object value) {
    if (key.getType() == AttributeType.STRING) {
      masked.put((AttributeKey<String>) key, masked(key.getKey(), (String) value));
    } else if (key.getType() == AttributeType.STRING_ARRAY) {
      List<String> values = (List<String>) value;
      masked.put(
          (AttributeKey<List<String>>) key,
          values.stream().map(one -> masked(key.getKey(), one)).toList());
    } else {
      masked.put((AttributeKey<Object>) key, value);
    }
  }

  private static String masked(String key, String value) {
    return switch (key) {
      case "url.query" -> ofQuery(value);
      case "url.full", "http.url", "http.target" ->
          masked(
              QUERY_OF_URL
                  .matcher(value)
                  .replaceAll(query -> Matcher.quoteReplacement(ofQuery(query.group()))));
      case "exception.message", "exception.stacktrace" -> ofException(value);
      default -> masked(value);
    };
  }

  /** A query without a name is a value too. */
  private static String ofQuery(String query) {
    return query.contains("=") ? masked(QUERY_VALUE.matcher(query).replaceAll("=" + MASK)) : MASK;
  }

  private static String ofException(String text) {
    return masked(QUOTED.matcher(text).replaceAll("\"" + MASK + "\""));
  }

  private static String masked(String text) {
    return CODE.matcher(MaskedText.of(text)).replaceAll(MASK);
  }
}
