package dev.aludel.operation;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing a migration asks for; what runs, prints, reverses or checks a migration reads a list of
 * these.
 */
public sealed interface Operation {

  /** {@return the operation that takes this one back, where it can be derived} */
  Optional<Operation> inverse();

  /**
   * Answers with the visitor's method for this kind of operation.
   *
   * @param <R> what the visitor answers
   * @param visitor who asks
   * @return the visitor's answer
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * SQL text, of one statement or several.
   *
   * @param sql the text, as it would be typed into psql; never blank
   */
  record Execute(String sql) implements Operation {
    /** Refuses a blank text. */
    public Execute {
      if (sql.isBlank()) {
        throw new IllegalArgumentException("execute() needs SQL text, and got a blank one");
      }
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.execute(this);
    }
  }

  /**
   * Rows to put into one table.
   *
   * @param table the table's name, as it is written in SQL: quoted where it must be, qualified
   *     where it should be
   * @param columns the columns to fill, in the order of each row's values
   * @param rows the values of each row; a value may be null
   */
  record BulkInsert(String table, List<String> columns, List<List<Object>> rows)
      implements Operation {
    /** Refuses rows of another width than the columns. */
    public BulkInsert {
      columns = List.copyOf(columns);
      rows = rows.stream().map(java.util.Collections::unmodifiableList).toList();
      for (List<Object> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "bulkInsert() into "
                  + table
                  + " has "
                  + columns.size()
                  + " columns and a row of "
                  + row.size()
                  + " values");
        }
      }
    }

    /**
     * Takes the columns from the first row; every row must name the same ones.
     *
     * @param table the table's name, as it is written in SQL
     * @param rows one map of column to value for each row
     * @return the operation
     */
    public static BulkInsert of(String table, List<? extends Map<String, ?>> rows) {
      List<String> columns = rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
      List<List<Object>> values = new java.util.ArrayList<>();
      for (Map<String, ?> row : rows) {
        if (!row.keySet().equals(new LinkedHashMap<>(rows.get(0)).keySet())) {
          throw new IllegalArgumentException(
              "bulkInsert() into "
                  + table
                  + ": a row names "
                  + row.keySet()
                  + " where the first one names "
                  + columns);
        }
        List<Object> line = new java.util.ArrayList<>();
        columns.forEach(column -> line.add(row.get(column)));
        values.add(line);
      }
      return new BulkInsert(table, columns, values);
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bulkInsert(this);
    }
  }

  /**
   * A schema object that is made.
   *
   * @param object the object
   */
  record Create(SchemaObject object) implements Operation {
    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new Drop(object));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.create(this);
    }
  }

  /**
   * A schema object that is dropped, with its parts.
   *
   * @param object the object as it was
   */
  record Drop(SchemaObject object) implements Operation {
    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new Create(object));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.drop(this);
    }
  }

  /**
   * A schema object that is changed in place.
   *
   * @param before the object as it was
   * @param after the object as it shall be, of the same kind and name
   */
  record Alter(SchemaObject before, SchemaObject after) implements Operation {
    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new Alter(after, before));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.alter(this);
    }
  }

  /**
   * A schema object that gets another name, or another schema.
   *
   * @param from the object's identity under its old name
   * @param to its new identity, of the same kind
   */
  record Rename(ObjectId from, ObjectId to) implements Operation {
    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new Rename(to, from));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rename(this);
    }
  }

  /**
   * One method for each kind of operation, so that a forgotten kind does not compile.
   *
   * @param <R> what the visitor answers
   */
  interface Visitor<R> {
    /**
     * Answers for SQL text.
     *
     * @param operation the text
     * @return the answer
     */
    R execute(Execute operation);

    /**
     * Answers for rows to insert.
     *
     * @param operation the rows
     * @return the answer
     */
    R bulkInsert(BulkInsert operation);

    /**
     * Answers for an object that is made.
     *
     * @param operation the object
     * @return the answer
     */
    R create(Create operation);

    /**
     * Answers for an object that is dropped.
     *
     * @param operation the object
     * @return the answer
     */
    R drop(Drop operation);

    /**
     * Answers for an object that is changed.
     *
     * @param operation the object before and after
     * @return the answer
     */
    R alter(Alter operation);

    /**
     * Answers for an object that is renamed.
     *
     * @param operation the object and its new identity
     * @return the answer
     */
    R rename(Rename operation);
  }
}
