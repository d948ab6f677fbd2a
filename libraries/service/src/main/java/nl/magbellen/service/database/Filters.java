package nl.magbellen.service.database;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a list, in HQL; those that the client did not ask for are left out. For one
 * use.
 */
public final class Filters {

  private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * Adds a condition.
   *
   * @param condition with one parameter, {@code "advertiser = :advertiser"}
   * @param value of the parameter; null leaves the condition out
   */
  public Filters and(String condition, Object value) {
    if (value == null) {
      return this;
    }
    Matcher parameter = PARAMETER.matcher(condition);
    if (!parameter.find()) {
      throw new IllegalArgumentException("No parameter in \"" + condition + "\".");
    }
    return and(condition).with(parameter.group(1), value);
  }

  /** Adds a condition that has no parameter, or several, which are given their values apart. */
  public Filters and(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Gives a parameter its value, which is not null. */
  public Filters with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Some of the entities that meet all conditions, by their id. */
  public <T> Uni<List<T>> list(Class<T> entity, int most) {
    return list("from " + entity.getSimpleName(), "id", entity, most);
  }

  /**
   * Some of what meets all conditions.
   *
   * @param from the query before its conditions, {@code "select distinct p.consent from Party p"}
   * @param order what the query is ordered by
   */
  public <T> Uni<List<T>> list(String from, String order, Class<T> type, int most) {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return CurrentSession.select(from + where + " order by " + order, type).with(values).list(most);
  }
}
