package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.EnumType;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE TYPE … AS ENUM} and its kin. */
final class EnumSql implements TypeSortSql<EnumType> {

  /** A longer list is written one label a line. */
  private static final int LONGEST_LINE = 90;

  @Override
  public List<Part> create(EnumType type, Writing writing) {
    String head = "CREATE TYPE " + writing.name(type.id()) + " AS ENUM (";
    List<String> labels = type.labels().stream().map(Literals::quote).toList();
    String line = head + String.join(", ", labels) + ")";
    return List.of(
        new Part.Statement(
            line.length() <= LONGEST_LINE
                ? line
                : head + "\n  " + String.join(",\n  ", labels) + "\n)"));
  }

  @Override
  public List<Part> alter(EnumType before, EnumType after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    List<String> labels = after.labels();
    for (int i = 0; i < labels.size(); i++) {
      if (!before.labels().contains(labels.get(i))) {
        parts.add(
            new Part.Statement(
                "ALTER TYPE %s ADD VALUE %s%s"
                    .formatted(
                        writing.name(after.id()),
                        Literals.quote(labels.get(i)),
                        place(before.labels(), labels, i))));
      }
    }
    return parts;
  }

  /** Labels are added from left to right, so the one before is there, whether old or new. */
  private static String place(List<String> old, List<String> labels, int i) {
    boolean last = old.isEmpty() || labels.subList(0, i).contains(old.get(old.size() - 1));
    if (last) {
      return "";
    }
    return i > 0
        ? " AFTER " + Literals.quote(labels.get(i - 1))
        : " BEFORE " + Literals.quote(old.get(0));
  }

  @Override
  public List<String> usableAfterCommit(EnumType before, EnumType after) {
    return after.labels().stream()
        .filter(label -> !before.labels().contains(label))
        .map(label -> "'" + label.replace("'", "''") + "'")
        .toList();
  }
}
