package nl.magbellen.gateway.hook;

import jakarta.inject.Singleton;
import nl.magbellen.service.api.LenientPaths;

/**
 * What comes to a hook is read by itself, whatever its form: it is sent once, and may be an
 * objection.
 */
@Singleton
class HookPaths implements LenientPaths {

  private static final String HOOKS = "/v1/hooks/";

  @Override
  public boolean has(String path) {
    return path.startsWith(HOOKS);
  }
}
