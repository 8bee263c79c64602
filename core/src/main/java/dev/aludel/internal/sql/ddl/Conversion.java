package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.TypeName;
import dev.aludel.schema.UserType;
import java.util.List;
import java.util.Optional;

/** How the values of a column get another type: what stands behind {@code USING}, if anything. */
final class Conversion {

  private Conversion() {}

  /**
   * Nothing where the server converts in an assignment: that refuses what doesn't fit, where a cast
   * would cut it off. Types without a cast meet in {@code text}, which each can be written as.
   *
   * @param column the column's name as it is written
   * @param before its type before
   * @param after its type after
   * @param writing which types take the place of others
   */
  static Optional<String> using(String column, String before, String after, Writing writing) {
    TypeName from = TypeName.parse(before);
    TypeName to = TypeName.parse(after);
    Optional<Writing.Replacement> replacement = writing.replacement(from);
    if (replacement.isEmpty()) {
      return from.isAssignable(to)
          ? Optional.empty()
          : Optional.of(column + (from.isCastable(to) ? "::" : "::text::") + after);
    }
    UserType old = replacement.get().old();
    UserType made = replacement.get().made();
    if (old instanceof DomainType base
        && made instanceof DomainType domain
        && !from.isArray()
        && TypeName.parse(base.type()).isSameFamily(TypeName.parse(domain.type()))) {
      return Optional.empty();
    }
    if (old instanceof CompositeType row && made instanceof CompositeType other) {
      if (!names(row).equals(names(other))) {
        return Optional.of(row(column, row, other, after));
      }
    }
    return Optional.of(column + "::text::" + after);
  }

  private static String row(String column, CompositeType old, CompositeType made, String type) {
    List<String> values =
        made.attributes().stream()
            .map(
                attribute ->
                    names(old).contains(attribute.name())
                        ? "(" + column + ")." + Writing.bare(attribute.name())
                        : "NULL")
            .toList();
    return "CASE WHEN %s IS DISTINCT FROM NULL THEN ROW(%s)::%s END"
        .formatted(column, String.join(", ", values), type);
  }

  private static List<String> names(CompositeType type) {
    return type.attributes().stream().map(Attribute::name).toList();
  }
}
