package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The names that PostgreSQL gives to constraints and indexes that nobody named, as {@code
 * ChooseConstraintName} and {@code ChooseIndexName} of its sources make them.
 */
final class GivenName {

  /** The bytes that a name may have: NAMEDATALEN without its last. */
  private static final int LONGEST = 63;

  private GivenName() {}

  /** {@return whether the server would give an object this name, with or without a number} */
  static boolean isGiven(SchemaObject object) {
    String name = object.id().name();
    return label(object)
        .filter(
            label -> {
              String table = object.id().path().get(1);
              String columns = columns(object);
              return name.equals(make(table, columns, label + number(name)))
                  || name.equals(make(table, columns, label));
            })
        .isPresent();
  }

  /**
   * Whether a part of a whole's key or index has a name that somebody chose for it.
   *
   * @param part the part
   * @param whole the name of what it is a part of, which a foreign key hands down
   * @return whether the server would give it another name
   */
  static boolean isChosen(SchemaObject part, String whole) {
    boolean handsDown =
        part instanceof Constraint constraint
            && switch (constraint.type()) {
              case CHECK -> true;
              case FOREIGN_KEY -> part.id().name().equals(whole);
              case PRIMARY_KEY, UNIQUE, EXCLUSION -> false;
            };
    return !handsDown && label(part).isPresent() && !isGiven(part);
  }

  /**
   * The name that the server gives.
   *
   * @param object a constraint or an index
   * @param number how many objects have the name already
   * @return the name
   */
  static String of(SchemaObject object, int number) {
    return ofPart(object, object, number);
  }

  /**
   * The name that the server gives to a part of a whole's key or index.
   *
   * @param part the part
   * @param whole what it is a part of, whose columns it counts
   * @param number how many objects have the name already
   * @return the name
   */
  static String ofPart(SchemaObject part, SchemaObject whole, int number) {
    return make(
        part.id().path().get(1),
        columns(whole),
        label(part).orElseThrow() + (number == 0 ? "" : String.valueOf(number)));
  }

  /** {@return whether the server would give this name to the sequence of a column} */
  static boolean isGivenToSequence(ObjectId sequence, ObjectId column) {
    String name = sequence.name();
    String table = column.table().orElseThrow().name();
    return sequence.schema().equals(column.schema())
        && (name.equals(make(table, column.name(), "seq" + number(name)))
            || name.equals(make(table, column.name(), "seq")));
  }

  private static Optional<String> label(SchemaObject object) {
    if (object instanceof Index) {
      return Optional.of("idx");
    }
    return object instanceof Constraint constraint
        ? Optional.of(
            switch (constraint.type()) {
              case PRIMARY_KEY -> "pkey";
              case UNIQUE -> "key";
              case EXCLUSION -> "excl";
              case CHECK -> "check";
              case FOREIGN_KEY -> "fkey";
            })
        : Optional.empty();
  }

  private static String columns(SchemaObject object) {
    if (object instanceof Index index) {
      return joined(index.columns());
    }
    Constraint constraint = (Constraint) object;
    return switch (constraint.type()) {
      case PRIMARY_KEY -> "";
      case CHECK -> constraint.columns().size() == 1 ? constraint.columns().get(0) : "";
      case UNIQUE, EXCLUSION -> joined(constraint.indexColumns());
      case FOREIGN_KEY -> joined(constraint.columns());
    };
  }

  /** The server stops adding columns once a name could not get longer. */
  private static String joined(List<String> columns) {
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      if (joined.length() > 0) {
        joined.append('_');
      }
      joined.append(column);
      if (bytes(joined.toString()).length > LONGEST) {
        break;
      }
    }
    return joined.toString();
  }

  private static String number(String name) {
    return name.replaceFirst(".*?(\\d*)$", "$1");
  }

  /** As {@code makeObjectName}: the longer of the two names gives way. */
  static String make(String table, String columns, String label) {
    byte[] first = bytes(table);
    byte[] second = bytes(columns);
    int room = LONGEST - bytes(label).length - 1 - (columns.isEmpty() ? 0 : 1);
    int ofFirst = first.length;
    int ofSecond = second.length;
    while (ofFirst + ofSecond > room) {
      if (ofFirst > ofSecond) {
        ofFirst--;
      } else {
        ofSecond--;
      }
    }
    String start = clipped(first, ofFirst);
    return start + (columns.isEmpty() ? "" : "_" + clipped(second, ofSecond)) + "_" + label;
  }

  /** The first bytes, without a character that would be cut. */
  private static String clipped(byte[] text, int length) {
    int end = length;
    while (end > 0 && end < text.length && (text[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(Arrays.copyOf(text, end), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
