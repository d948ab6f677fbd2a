package nl.magbellen.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scope reaches its own paths, and none beside or below them. */
class ScopeTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "/v1/call-permissions/short, SHORT",
        "/v1/call-permissions/short/outcome, none",
        "/v1/call-permissions/shorter, none",
        "/v1/call-permissions, none",
        "/v1/hooks/mb_0/vicidial, HOOK",
        "/v1/hooks, none",
        "/compat/dncscrub/scrub, FACADE",
        "/compat/dncscrub/rpc/pdnc, FACADE",
        "/v1/api-keys, none"
      })
  void pathHasTheScope(String path, Scope scope) {
    assertThat(Scope.of(path).orElse(null)).isEqualTo(scope);
  }
}
