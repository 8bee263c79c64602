package dev.aludel.internal.reflection.rows;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.postgresql.util.PSQLException;

/**
 * Puts up to three rows into a table: such that fit the schema there, and where possible the one
 * that a revision leads to as well.
 */
public final class RowSampler {

  private static final int ROWS = 3;
  private static final int TRIES = 50;

  /** So many at first take each column's values in turn; the others mix them. */
  private static final int IN_TURN = 6;

  private static final String UNIQUE_VIOLATION = "23505";

  private final RowSession here;
  private final RowSession there;
  private final UnaryOperator<ObjectId> moved;

  /**
   * Works on two databases.
   *
   * @param here the database that gets the rows
   * @param there the database whose schema they should fit, too; it gets those that do
   * @param moved tells what a table or a column of the first is called in the second
   */
  public RowSampler(RowSession here, RowSession there, UnaryOperator<ObjectId> moved) {
    this.here = here;
    this.there = there;
    this.moved = moved;
  }

  /**
   * Fills a table.
   *
   * @param id the table; those that it refers to should have rows already
   * @return how many rows it took
   */
  public int fill(ObjectId id) {
    RowTable table = here.table(id).orElseThrow();
    SampleValues values = new SampleValues(here, table);
    Optional<SampleValues> other =
        there.table(moved.apply(id)).map(one -> new SampleValues(there, one));
    Random random = new Random(table.name().hashCode());
    int made = 0;
    for (int attempt = 0; attempt < TRIES && made < ROWS; attempt++) {
      Optional<Map<String, String>> row = inserted(values, made, attempt, random);
      if (row.isEmpty()) {
        continue;
      }
      boolean fits = other.isEmpty() || copied(id, row.get(), other.get());
      if (!fits && attempt < TRIES / 2) {
        here.rollback();
        continue;
      }
      if (here.commit()) {
        there.commit();
        made++;
      } else {
        there.rollback();
      }
    }
    return made;
  }

  private Optional<Map<String, String>> inserted(
      SampleValues values, int made, int attempt, Random random) {
    Optional<Map<String, String>> chosen = chosen(values, made, attempt, random);
    try {
      return chosen.isEmpty()
          ? Optional.empty()
          : Optional.of(here.insert(values.table(), chosen.get(), false));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** A row to try; nothing where a required column has no value that anybody could think of. */
  private Optional<Map<String, String>> chosen(
      SampleValues values, int made, int attempt, Random random) {
    RowTable table = values.table();
    Map<String, String> row = new LinkedHashMap<>(keys(table, attempt));
    Set<String> known = new HashSet<>(row.keySet());
    for (RowTable.RowColumn column : table.columns()) {
      if (known.contains(column.name()) || column.generated() || column.counted()) {
        continue;
      }
      List<String> candidates = values.of(column);
      boolean rests =
          candidates.isEmpty() || (made == (column.filled() ? 0 : ROWS - 1) && attempt % 2 == 0);
      if (rests && (column.filled() || !column.required())) {
        continue;
      }
      if (candidates.isEmpty()) {
        return Optional.empty();
      }
      int at = attempt < IN_TURN ? attempt : random.nextInt(candidates.size());
      row.put(column.name(), candidates.get(at % candidates.size()));
    }
    return Optional.of(row);
  }

  /** Values of foreign keys, from the rows that they lead to. */
  private Map<String, String> keys(RowTable table, int at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RowTable.Reference key : table.references()) {
      boolean optional =
          key.columns().stream()
              .anyMatch(name -> table.column(name).filter(one -> !one.required()).isPresent());
      List<List<String>> rows = key.own() && optional ? List.of() : here.referenced(key);
      for (int i = 0; i < key.columns().size(); i++) {
        String column = key.columns().get(i);
        if (!rows.isEmpty()) {
          values.putIfAbsent(column, rows.get(at % rows.size()).get(i));
        } else if (table.column(column).filter(one -> !one.required()).isPresent()) {
          values.putIfAbsent(column, "NULL");
        }
      }
    }
    return values;
  }

  /** Puts the same row into the other database, by the names that its columns have there. */
  private boolean copied(ObjectId id, Map<String, String> row, SampleValues other) {
    Map<String, String> renamed = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          ObjectId column = new ObjectId(ObjectKind.COLUMN, List.of(id.schema(), id.name(), name));
          renamed.put(moved.apply(column).name(), value);
        });
    Map<String, String> values = new LinkedHashMap<>();
    for (RowTable.RowColumn column : other.table().columns()) {
      String value = renamed.get(column.name());
      if (column.generated()) {
        continue;
      }
      if (value != null) {
        values.put(column.name(), value);
      } else if (column.required() && !column.filled()) {
        List<String> candidates = other.of(column);
        values.put(column.name(), candidates.isEmpty() ? "NULL" : candidates.get(0));
      }
    }
    try {
      there.insert(other.table(), values, true);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Tries one more row in a table, by its defaults, and takes it back.
   *
   * @param session the database
   * @param id the table
   * @return what keeps a column that a sequence fills from a value that is free; nothing where the
   *     row is taken, or where something else is in its way
   */
  public static Optional<String> obstacle(RowSession session, ObjectId id) {
    RowSampler sampler = new RowSampler(session, session, UnaryOperator.identity());
    RowTable table = session.table(id).orElseThrow();
    SampleValues values = new SampleValues(session, table);
    Random random = new Random(1);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Map<String, String>> row = sampler.chosen(values, ROWS, attempt, random);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      try {
        session.insert(table, row.get(), false);
        session.rollback();
        return Optional.empty();
      } catch (PSQLException e) {
        String constraint =
            e.getServerErrorMessage() == null
                ? ""
                : Optional.ofNullable(e.getServerErrorMessage().getConstraint()).orElse("");
        if (UNIQUE_VIOLATION.equals(e.getSQLState())
            && new RowTableReader(session::texts).countsIn(table, constraint)) {
          return Optional.ofNullable(e.getMessage());
        }
      } catch (SQLException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
