package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * On what a permitted call rests.
 *
 * @param evidence id of the record; null for {@code NOT_REQUIRED}
 * @param rule id of the rule by which it holds
 */
public record Basis(BasisType type, @Nullable String evidence, String rule) {
  public Basis {
    requireNonNull(type, "type");
    requireNonNull(rule, "rule");
  }
}
