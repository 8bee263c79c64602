package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A constraint, as a line of CREATE TABLE or an action of ALTER TABLE. */
final class ConstraintSql implements KindSql<Constraint> {

  private static final Pattern UNIQUE = Pattern.compile("(PRIMARY KEY|UNIQUE) ");

  private static final String NOT_VALID = " NOT VALID";

  private static final Pattern TIMING =
      Pattern.compile("( WHERE \\(.*\\))?( DEFERRABLE( INITIALLY DEFERRED)?)?$");

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "CONSTRAINT " + Writing.bare(id.name()) + " ON " + writing.tableOf(id);
  }

  @Override
  public List<Part> create(Constraint constraint, Writing writing) {
    String line = line(constraint);
    ObjectId table = table(constraint.id());
    // Inside CREATE TABLE, NOT VALID says nothing.
    if (line.endsWith(NOT_VALID) && writing.makes(table)) {
      return List.of(new Part.Later(new Part.Action(table, "ADD " + line)));
    }
    Matcher unique = UNIQUE.matcher(constraint.definition());
    Optional<String> index =
        unique.lookingAt() ? Optional.of(unique.replaceFirst("")) : Optional.empty();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Element(table, line, "ADD", Optional.empty(), index));
    if (!line.endsWith(NOT_VALID)) {
      parts.addAll(RowsInTheWay.note(RowsInTheWay.of(constraint, writing)));
    }
    return parts;
  }

  /** {@return the constraint with its name, as a table has it} */
  static String line(Constraint constraint) {
    return "CONSTRAINT " + Writing.bare(constraint.id().name()) + " " + definition(constraint);
  }

  @Override
  public List<Part> drop(Constraint constraint, Writing writing) {
    return List.of(
        new Part.Action(
            table(constraint.id()), "DROP CONSTRAINT " + Writing.bare(constraint.id().name())));
  }

  @Override
  public List<Part> alter(Constraint before, Constraint after, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Action(
            table(after.id()), "VALIDATE CONSTRAINT " + Writing.bare(after.id().name())));
    parts.addAll(RowsInTheWay.note(RowsInTheWay.of(after, writing)));
    return parts;
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                .formatted(
                    writing.tableOf(from), Writing.bare(from.name()), Writing.bare(to.name()))));
  }

  /** The options of the index stand before what says when the constraint is checked. */
  private static String definition(Constraint constraint) {
    if (constraint.indexOptions().isEmpty()) {
      return constraint.definition();
    }
    String text = constraint.definition();
    Matcher timing = TIMING.matcher(text);
    int end = timing.find() ? timing.start() : text.length();
    return text.substring(0, end)
        + " "
        + StorageOptions.with(constraint.indexOptions())
        + text.substring(end);
  }

  private static ObjectId table(ObjectId constraint) {
    return constraint.table().orElseThrow();
  }
}
