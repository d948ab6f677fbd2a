package nl.magbellen.service.api;

/**
 * Paths at which requests are read whatever their form, by their resource alone; a bean. Their
 * query need not be UTF-8, a body need not say of what type it is.
 */
public interface LenientPaths {

  /**
   * Whether a path is one of them.
   *
   * @param path without query, as it was sent
   */
  boolean has(String path);
}
