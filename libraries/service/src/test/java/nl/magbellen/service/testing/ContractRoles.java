package nl.magbellen.service.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.magbellen.service.api.DeclaredRoles;

/** The contract's table of roles, {@code contract-roles.csv}. */
final class ContractRoles {

  private record Row(String role, Set<String> methods, String service, Pattern paths) {

    boolean allows(String asked, String method, String path) {
      return methods.contains(method)
          && (service.equals("any") || service.equals(asked))
          && paths.matcher(path).matches();
    }
  }

  /** Whom these admit, they admit whatever its roles. */
  private static final List<String> WITHOUT_A_ROLE =
      List.of(DeclaredRoles.EVERYBODY, DeclaredRoles.ANY_TOKEN);

  private final List<Row> rows;

  ContractRoles() {
    try (InputStream table = ContractRoles.class.getResourceAsStream("/contract-roles.csv")) {
      rows =
          new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(";\\s*", 4))
              .map(ContractRoles::row)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who may call it; empty when the contract knows no such call. */
  Set<String> of(String service, String method, String path) {
    Set<String> roles = new TreeSet<>();
    rows.stream()
        .filter(row -> row.allows(service, method, path))
        .map(Row::role)
        .forEach(roles::add);
    return WITHOUT_A_ROLE.stream().filter(roles::contains).findFirst().map(Set::of).orElse(roles);
  }

  private static Row row(String[] cells) {
    return new Row(cells[0], Set.of(cells[1].split(" ")), cells[2], Pattern.compile(cells[3]));
  }
}
