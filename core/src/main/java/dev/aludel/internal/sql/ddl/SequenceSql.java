package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE SEQUENCE} and its kin. */
final class SequenceSql implements KindSql<Sequence> {

  /** What a sequence counts in when nothing is said. */
  private static final String DEFAULT_TYPE = "bigint";

  @Override
  public List<Part> create(Sequence sequence, Writing writing) {
    SequenceOptions options = sequence.options();
    StringBuilder sql = new StringBuilder(sequence.unlogged() ? "CREATE UNLOGGED" : "CREATE");
    sql.append(" SEQUENCE ").append(writing.name(sequence.id()));
    if (!options.type().equals(DEFAULT_TYPE)) {
      sql.append(" AS ").append(options.type());
    }
    SequenceOptionsSql.beside(options).forEach(option -> sql.append(' ').append(option));
    return List.of(new Part.Statement(sql.toString()));
  }

  @Override
  public List<Part> drop(Sequence sequence, Writing writing) {
    List<Part> parts = new ArrayList<>();
    SequencePosition.kept(writing, sequence.id()).ifPresent(parts::add);
    parts.add(new Part.Statement("DROP SEQUENCE " + writing.name(sequence.id())));
    return parts;
  }

  @Override
  public List<Part> alter(Sequence before, Sequence after, Writing writing) {
    String alter = "ALTER SEQUENCE " + writing.name(after.id()) + " ";
    List<Part> parts = new ArrayList<>();
    if (before.unlogged() != after.unlogged()) {
      parts.add(new Part.Statement(alter + (after.unlogged() ? "SET UNLOGGED" : "SET LOGGED")));
    }
    List<String> options = SequenceOptionsSql.retyped(before.options(), after.options());
    if (!options.isEmpty()) {
      SequencePosition.within(writing.name(after.id()), before.options(), after.options())
          .ifPresent(parts::add);
      String restart =
          SequencePosition.isElsewhere(before.options(), after.options()) ? " RESTART" : "";
      parts.add(new Part.Statement(alter + String.join(" ", options) + restart));
    }
    return parts;
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed("SEQUENCE", from, to);
  }
}
