package nl.magbellen.site.records;

/** An organisation that has something on record about a number. */
public record Organisation(String id, String name) {}
