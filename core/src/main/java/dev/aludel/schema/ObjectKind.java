package dev.aludel.schema;

import java.util.Locale;

/**
 * The kinds of schema objects, in the order in which a careful person would make them; whatever
 * needs another order has a dependency that says so.
 */
public enum ObjectKind {
  /** A schema: {@code CREATE SCHEMA}. */
  SCHEMA,
  /** A table, without its columns. */
  TABLE,
  /** A column of a table. */
  COLUMN,
  /** A column's default. */
  DEFAULT,
  /** A primary key, unique, foreign key, check or exclusion constraint of a table. */
  CONSTRAINT,
  /** An index that belongs to no constraint. */
  INDEX,
  /** A comment on another object. */
  COMMENT;

  /** {@return the word for the kind in messages, such as {@code foreign table}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
