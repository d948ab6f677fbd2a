package nl.magbellen.service.refusal;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer to the field in the request body
 * @param code the kind of fault, for programs
 * @param message the fault, for people
 */
public record FieldError(String pointer, String code, String message) {}
