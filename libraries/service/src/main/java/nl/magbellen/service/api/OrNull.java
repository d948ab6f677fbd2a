package nl.magbellen.service.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the document that null may stand in the place of a field. */
public final class OrNull {

  private OrNull() {}

  /** What need not be there may be null. */
  static void whatIsNotRequired(Schema object) {
    List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
    fields(object, name -> !required.contains(name));
  }

  /** The fields of these names may be null, each of whatever type. */
  public static void fields(Schema object, Predicate<String> names) {
    Map<String, Schema> properties = new LinkedHashMap<>(object.getProperties());
    properties.replaceAll((name, type) -> names.test(name) ? orNull(type) : type);
    object.setProperties(properties);
  }

  /** Whether null may stand there. */
  static boolean isSaidOf(Schema type) {
    return type.getType() != null && type.getType().contains(Schema.SchemaType.NULL)
        || type.getAnyOf() != null && type.getAnyOf().stream().anyMatch(OrNull::isSaidOf);
  }

  private static Schema orNull(Schema type) {
    if (type.getRef() != null) {
      return OASFactory.createSchema()
          .addAnyOf(type)
          .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
    boolean plain = type.getType() != null && !type.getType().contains(Schema.SchemaType.NULL);
    return plain ? type.addType(Schema.SchemaType.NULL) : type;
  }
}
