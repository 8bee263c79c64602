package dev.aludel.schema;

import java.util.List;
import java.util.Set;

/**
 * A type as {@code format_type} writes it, in its pieces.
 *
 * @param schema the schema in quotes where it needs them, with its dot; empty where there is none
 * @param name the type's own name, in quotes where it needs them
 * @param suffix modifiers and brackets, such as {@code (10,2)[]}
 */
public record TypeName(String schema, String name, String suffix) {

  private static final String ARRAY = "[]";

  /**
   * Takes a type's text apart.
   *
   * @param text the text, such as {@code shop."My type"[]}
   * @return its pieces
   */
  public static TypeName parse(String text) {
    int end = text.length();
    while (text.startsWith(ARRAY, end - ARRAY.length())) {
      end -= ARRAY.length();
    }
    // The server's own types may have words behind the modifier: timestamp(3) with time zone.
    if (text.charAt(end - 1) == ')' || (text.indexOf('(') > 0 && text.indexOf('"') < 0)) {
      end = text.lastIndexOf('(', end);
    }
    String base = text.substring(0, end);
    int dot = -1;
    boolean quoted = false;
    for (int i = 0; i < base.length(); i++) {
      quoted ^= base.charAt(i) == '"';
      if (!quoted && base.charAt(i) == '.') {
        dot = i;
      }
    }
    return new TypeName(base.substring(0, dot + 1), base.substring(dot + 1), text.substring(end));
  }

  private static final List<Set<String>> FAMILIES =
      List.of(
          Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
          Set.of("text", "character varying", "character", "name"),
          Set.of("date", "timestamp without time zone", "timestamp with time zone"),
          Set.of("time without time zone", "time with time zone", "interval"),
          Set.of("json", "jsonb"),
          Set.of("bit", "bit varying"),
          Set.of("inet", "cidr"));

  /**
   * Whether the server converts values in an assignment, which refuses what doesn't fit, where an
   * explicit cast would cut it off. Only for what PostgreSQL itself has.
   *
   * @param to the other type
   * @return whether it does
   */
  public boolean isAssignable(TypeName to) {
    return isArray() == to.isArray()
        && (isOneOf(to) || (isText(to) && !isArray()) || isSameFamily(to));
  }

  /**
   * Whether both are types of PostgreSQL itself that mean the same sort of value.
   *
   * @param to the other type
   * @return whether they are
   */
  public boolean isSameFamily(TypeName to) {
    return FAMILIES.stream()
        .anyMatch(family -> family.contains(plain()) && family.contains(to.plain()));
  }

  /** Types of one family of operators for B-trees. */
  private static final List<Set<String>> COMPARED =
      List.of(
          Set.of("smallint", "integer", "bigint"),
          Set.of("text", "character varying"),
          FAMILIES.get(2));

  /**
   * Whether a foreign key may lead from a column of one type to a column of the other, either way.
   *
   * @param to the other type
   * @return whether it surely may
   */
  public boolean isComparable(TypeName to) {
    return isArray() == to.isArray()
        && (isOneOf(to)
            || COMPARED.stream()
                .anyMatch(family -> family.contains(plain()) && family.contains(to.plain())));
  }

  /**
   * Types of PostgreSQL's own that it casts to each other, beside those of one family: of each pair
   * the first one to any of the others.
   */
  private static final List<List<String>> CASTS =
      List.of(
          List.of("integer", "boolean", "bit", "bytea", "\"char\"", "money"),
          List.of("bigint", "bit", "bytea", "money"),
          List.of("smallint", "bytea"),
          List.of("numeric", "money"),
          List.of("money", "numeric"),
          List.of("boolean", "integer"),
          List.of("bit", "integer", "bigint"),
          List.of("\"char\"", "integer"),
          List.of(
              "jsonb",
              "boolean",
              "smallint",
              "integer",
              "bigint",
              "numeric",
              "real",
              "double precision"),
          List.of("timestamp without time zone", "time without time zone"),
          List.of("timestamp with time zone", "time without time zone", "time with time zone"));

  /**
   * Whether {@code ::} leads from one type to the other without a stop at {@code text}.
   *
   * @param to the other type
   * @return whether it surely does; other types may have casts, too
   */
  public boolean isCastable(TypeName to) {
    boolean listed =
        isOneOf(to)
            || isSameFamily(to)
            || CASTS.stream()
                .anyMatch(
                    casts -> casts.get(0).equals(plain()) && casts.lastIndexOf(to.plain()) > 0);
    return isArray() == to.isArray()
        ? listed || isText(this) || isText(to)
        : (isText(this) && !isArray()) || (isText(to) && !to.isArray());
  }

  private static boolean isText(TypeName to) {
    return FAMILIES.get(1).contains(to.plain());
  }

  /**
   * Whether two types differ in nothing but modifiers, or are both numbers; what is written for one
   * is written in the same way for the other.
   *
   * @param to the other type
   * @return whether they are
   */
  public boolean isWrittenAlike(TypeName to) {
    return isArray() == to.isArray()
        && (isOneOf(to)
            || (FAMILIES.get(0).contains(plain()) && FAMILIES.get(0).contains(to.plain())));
  }

  private boolean isOneOf(TypeName to) {
    return schema.equals(to.schema) && plain().equals(to.plain());
  }

  /** {@return the name, and what of a modifier stands behind it, such as {@code with time zone}} */
  private String plain() {
    return schema + name + suffix.replaceAll("\\([0-9, -]*\\)|\\[\\]", "");
  }

  /** {@return whether values are arrays} */
  public boolean isArray() {
    return suffix.endsWith(ARRAY);
  }

  /**
   * The same type under another name.
   *
   * @param other the other name, without quotes
   * @return the type
   */
  public TypeName named(String other) {
    return new TypeName(schema, quoted(other), suffix);
  }

  /**
   * A name in quotes, whether it needs them or not.
   *
   * @param name the name
   * @return the name in quotes
   */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return schema + name + suffix;
  }
}
