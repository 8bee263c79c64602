package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a sequence goes on counting. */
final class SequencePosition {

  private SequencePosition() {}

  /**
   * A new sequence goes on behind the largest value of its column; where there are no rows, it
   * begins at its start.
   */
  static Part behindRows(Writing writing, ObjectId column, String sequence) {
    return behindRows(writing, column, Literals.quote(sequence), 1, List.of());
  }

  /** The same for an identity, whose sequence is asked for by its column. */
  static Part behindRows(Writing writing, ObjectId column, SequenceOptions options) {
    return behindRows(writing, column, ofColumn(writing, column), options.increment(), List.of());
  }

  /** The same for one that no column owns, so that several may take their values from it. */
  static Part behindRows(Writing writing, ObjectId column, Sequence sequence) {
    String name = Literals.quote(writing.name(sequence.id()));
    return behindRows(
        writing,
        column,
        name,
        sequence.options().increment(),
        List.of("pg_catalog.pg_sequence_last_value(%s::pg_catalog.regclass)".formatted(name)));
  }

  /** {@return what keeps the last value of a sequence that is dropped, for the one that follows} */
  static Optional<Part> kept(Writing writing, ObjectId sequence) {
    return writing
        .successions()
        .column(sequence)
        .flatMap(column -> kept(writing, column, Literals.quote(writing.name(sequence))));
  }

  /** {@return the same where the sequence is an identity's} */
  static Optional<Part> keptOfIdentity(Writing writing, ObjectId column) {
    return kept(writing, column, ofColumn(writing, column));
  }

  private static Optional<Part> kept(Writing writing, ObjectId column, String sequence) {
    return writing
        .successions()
        .setting(column)
        .map(
            setting ->
                new Part.Statement(
                    "SELECT pg_catalog.set_config('%s', pg_catalog.pg_sequence_last_value(%s::pg_catalog.regclass)::pg_catalog.text, true)"
                        .formatted(setting, sequence)));
  }

  private static String ofColumn(Writing writing, ObjectId column) {
    return "pg_catalog.pg_get_serial_sequence(%s, %s)"
        .formatted(Literals.quote(writing.tableOf(column)), Literals.quote(column.name()));
  }

  private static Part behindRows(
      Writing writing, ObjectId column, String sequence, long increment, List<String> others) {
    boolean upwards = increment > 0;
    String last = (upwards ? "max(%s)" : "min(%s)").formatted(Writing.bare(column.name()));
    String table = writing.tableOf(column);
    String counts = upwards ? "> 0" : "< 0";
    List<String> values = new ArrayList<>();
    values.add(last + "::pg_catalog.int8");
    values.addAll(others);
    writing
        .successions()
        .setting(column)
        .map("nullif(pg_catalog.current_setting('%s', true), '')::pg_catalog.int8"::formatted)
        .ifPresent(values::add);
    if (values.size() == 1) {
      return new Part.Statement(
          "SELECT pg_catalog.setval(%s, %s) FROM %s HAVING %s %s"
              .formatted(sequence, last, table, last, counts));
    }
    return new Part.Statement(
        "SELECT pg_catalog.setval(%s, last) FROM (SELECT %s(%s) AS last FROM %s) AS counted WHERE last %s"
            .formatted(
                sequence,
                upwards ? "greatest" : "least",
                String.join(", ", values),
                table,
                counts));
  }

  /**
   * What must be done before the bounds of a sequence are moved, so that one that nobody has used
   * lies within the new ones; one that was used stays where it is, if it can.
   */
  static Optional<Part> within(String sequence, SequenceOptions before, SequenceOptions after) {
    if (before.start() < after.minimum() && after.minimum() <= before.maximum()) {
      return Optional.of(moved(sequence, "greatest", after.minimum(), ">="));
    }
    if (before.start() > after.maximum() && after.maximum() >= before.minimum()) {
      return Optional.of(moved(sequence, "least", after.maximum(), "<="));
    }
    return Optional.empty();
  }

  /** {@return whether no value lies within both the old and the new bounds} */
  static boolean isElsewhere(SequenceOptions before, SequenceOptions after) {
    return after.minimum() > before.maximum() || after.maximum() < before.minimum();
  }

  private static Part moved(String sequence, String function, long bound, String within) {
    return new Part.Statement(
        "SELECT pg_catalog.setval(%s, %s(last_value, %s), is_called AND last_value %s %s) FROM %s"
            .formatted(Literals.quote(sequence), function, bound, within, bound, sequence));
  }
}
