package nl.magbellen.gateway.permission;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The components of a record, in their order: for who reads it from something else than JSON.
 *
 * @param names what they are called
 * @param types each of its own
 */
public record Components<T extends Record>(
    List<String> names, List<Class<?>> types, Constructor<T> maker) {

  static <T extends Record> Components<T> of(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Class<?>> types = Stream.of(components).<Class<?>>map(RecordComponent::getType).toList();
    try {
      return new Components<>(
          Arrays.stream(components).map(RecordComponent::getName).toList(),
          types,
          type.getDeclaredConstructor(types.toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record has a constructor of its components.", e);
    }
  }

  /** Those of a type. */
  public Stream<String> ofType(Class<?> type) {
    return names.stream().filter(name -> types.get(names.indexOf(name)) == type);
  }

  /**
   * The record.
   *
   * @param values one for each component, in their order
   */
  public T record(Object... values) {
    try {
      return maker.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record could not be made of its values.", e);
    }
  }
}
