package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of SQL that an operation becomes: a statement of its own, or something that can share a
 * statement with other pieces about the same table.
 */
sealed interface Part {

  /**
   * A statement.
   *
   * @param sql the text, without a semicolon
   */
  record Statement(String sql) implements Part {}

  /**
   * A statement that no transaction can hold.
   *
   * @param sql the text, without a semicolon
   */
  record Alone(String sql) implements Part {}

  /**
   * A comment on the statement behind it.
   *
   * @param text one line or several, without the dashes
   */
  record Remark(String text) implements Part {}

  /**
   * A comment on the statement that the part before it belongs to.
   *
   * @param text one line, without the dashes
   */
  record Note(String text) implements Part {}

  /**
   * A setting for the statements behind it, written once.
   *
   * @param sql the statement that sets it until the transaction ends
   */
  record Setting(String sql) implements Part {}

  /**
   * A statement that can be made longer by {@link Tail}s right behind it.
   *
   * @param object the object that it makes
   * @param sql the text, without a semicolon
   */
  record Open(ObjectId object, String sql) implements Part {}

  /**
   * What can stand at the end of the statement that makes an object, or else is a statement.
   *
   * @param object the object
   * @param tail what stands at the end, such as {@code CHECK (VALUE > 0)}
   * @param sql the statement otherwise
   */
  record Tail(ObjectId object, String tail, String sql) implements Part {}

  /** The end of a transaction: what comes next can't be in the same one as what came before. */
  record Commit() implements Part {}

  /**
   * The frame of a CREATE TABLE, around what stands in its parentheses.
   *
   * @param table which table
   * @param head what stands before the opening parenthesis
   * @param tail what stands behind the closing one; may be empty
   * @param parenthesesNeeded whether there are parentheses with nothing in them as well
   */
  record NewTable(ObjectId table, String head, String tail, boolean parenthesesNeeded)
      implements Part {}

  /**
   * What can stand outside the parentheses of the CREATE TABLE that the part before it begins, or
   * else are actions of ALTER TABLE.
   *
   * @param table the table that is made
   * @param before what stands before the parentheses; may be empty
   * @param behind what stands behind them
   * @param instead what says the same of a table that is there
   */
  record TableClause(ObjectId table, String before, String behind, List<? extends Part> instead)
      implements Part {}

  /**
   * A column or constraint: a line inside CREATE TABLE, or an action of ALTER TABLE.
   *
   * @param table which table
   * @param element the line, such as {@code id bigint NOT NULL}
   * @param verb what ALTER TABLE puts before it, such as {@code ADD COLUMN}
   * @param column the column that it makes, whose line takes suffixes; empty for a constraint
   * @param index what the server takes for one index where two lines of CREATE TABLE say it; empty
   *     where there is none
   */
  record Element(
      ObjectId table,
      String element,
      String verb,
      Optional<ObjectId> column,
      Optional<String> index)
      implements Part {}

  /**
   * What can stand behind a column that is made by the part before it, or else is an action of
   * ALTER TABLE.
   *
   * @param column which column
   * @param suffix what stands behind the column, such as {@code DEFAULT 0}
   * @param action the action of ALTER TABLE
   */
  record ColumnSuffix(ObjectId column, String suffix, String action) implements Part {}

  /**
   * A constraint of one column, which can stand behind that column where it is made by the part
   * before it, so that the server need not look at the rows; else it is an action of ALTER TABLE.
   *
   * @param constraint which constraint
   * @param column which column
   * @param suffix what stands behind the column, such as {@code REFERENCES customer (id)}
   * @param action the action of ALTER TABLE, which looks at no rows either
   */
  record ColumnConstraint(ObjectId constraint, ObjectId column, String suffix, String action)
      implements Part {}

  /**
   * A look at the rows, left out where a {@link ColumnConstraint} stands behind its column.
   *
   * @param constraint which constraint
   * @param sql the statement
   */
  record Validation(ObjectId constraint, String sql) implements Part {}

  /**
   * An action of ALTER TABLE.
   *
   * @param table which table
   * @param action the action, such as {@code DROP COLUMN note}
   */
  record Action(ObjectId table, String action) implements Part {}

  /**
   * An action that can't stand inside CREATE TABLE: it comes right behind the statement that is
   * being put together.
   *
   * @param action the action
   */
  record Later(Action action) implements Part {}

  /**
   * A statement about another object, which names it in the way of that object's kind.
   *
   * @param head what stands before the name, such as {@code COMMENT ON}
   * @param target the object
   * @param tail what stands behind it, such as {@code IS 'text'}
   */
  record About(String head, ObjectId target, String tail) implements Part {}

  /**
   * A GRANT or REVOKE, which names the object in the way of that object's kind.
   *
   * @param verb such as {@code GRANT}
   * @param privileges such as {@code SELECT}
   * @param target the object
   * @param tail what stands behind it, such as {@code TO clerk}
   */
  record Granting(String verb, List<String> privileges, ObjectId target, String tail)
      implements Part {

    /** {@return what stands before the object, with a text behind each privilege} */
    String head(String suffix) {
      return verb
          + " "
          + privileges.stream()
              .map(privilege -> privilege + suffix)
              .collect(Collectors.joining(", "))
          + " ON";
    }
  }
}
