package nl.magbellen.service.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A field of a body that is documented as a parameter too: what is said of one holds for it. */
public final class SchemaCopy {

  private SchemaCopy() {}

  /** The same type of one value. */
  public static Schema of(Schema field) {
    return OASFactory.createSchema()
        .ref(field.getRef())
        .type(field.getType())
        .format(field.getFormat())
        .pattern(field.getPattern())
        .minLength(field.getMinLength())
        .maxLength(field.getMaxLength())
        .enumeration(field.getEnumeration())
        .examples(field.getExamples());
  }
}
