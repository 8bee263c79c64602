package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Identifiers;
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

  /**
   * A conversion that needs a type of its own for a moment.
   *
   * @param before the statement before
   * @param using what stands behind {@code USING}
   * @param behind the statement behind
   */
  record ByName(String before, String using, String behind) {}

  /**
   * How values come over in which rows are nested, in arrays, other rows or domains: by the names
   * of their attributes, where their text would put them by place. No subquery may stand behind
   * {@code USING}, so a row with a single attribute of the new type takes the value in.
   */
  static Optional<ByName> byName(String column, String before, String after, Writing writing) {
    TypeName from = TypeName.parse(before);
    return writing
        .replacement(from)
        .filter(
            replacement ->
                replacement.old() instanceof CompositeType old && !from.isArray()
                    ? nests(old, writing)
                    : isReshaped(replacement, writing))
        .map(
            any ->
                new ByName(
                    "CREATE TYPE %s AS (value %s)".formatted(HOLDER, after),
                    "(pg_catalog.json_populate_record(NULL::%s, pg_catalog.json_build_object('value', %s))).value"
                        .formatted(HOLDER, column),
                    "DROP TYPE " + HOLDER));
  }

  private static final String HOLDER = "pg_temp.aludel_value";

  /** Whether a text of the old type would not be one of the new type with the same meaning. */
  private static boolean isReshaped(Writing.Replacement replacement, Writing writing) {
    if (replacement.old() instanceof CompositeType old
        && replacement.made() instanceof CompositeType made) {
      return !names(old).equals(names(made)) || nests(old, writing);
    }
    return replacement.old() instanceof DomainType domain && isReshaped(domain.type(), writing);
  }

  private static boolean nests(CompositeType type, Writing writing) {
    return type.attributes().stream().anyMatch(attribute -> isReshaped(attribute.type(), writing));
  }

  /** The old definitions name other types as those were called before. */
  private static boolean isReshaped(String type, Writing writing) {
    String name = Identifiers.value(TypeName.parse(type).name());
    return writing.replaced().values().stream()
        .filter(replacement -> replacement.old().id().name().equals(name))
        .anyMatch(replacement -> isReshaped(replacement, writing));
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
