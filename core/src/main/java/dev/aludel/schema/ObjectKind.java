package dev.aludel.schema;

import java.util.Locale;

/**
 * The kinds of schema objects, in the order in which a careful person would make them; whatever
 * needs another order has a dependency that says so.
 */
public enum ObjectKind {
  /** A schema: {@code CREATE SCHEMA}. */
  SCHEMA,
  /** An extension. */
  EXTENSION,
  /** A collation. */
  COLLATION,
  /** A type: enum, domain, composite, range or base. */
  TYPE,
  /** A check of a domain. */
  DOMAIN_CONSTRAINT,
  /** An attribute of a composite type, which only what is said about it names. */
  ATTRIBUTE,
  /** The multirange type of a range type, which only what is said about it names. */
  MULTIRANGE,
  /** A way to keep tables or indexes. */
  ACCESS_METHOD,
  /** A sequence that belongs to no identity column. */
  SEQUENCE,
  /** A table, without its columns. */
  TABLE,
  /** That a table is a partition of another one, and of which rows. */
  PARTITION,
  /** That a table inherits from others. */
  INHERITANCE,
  /** A column of a table. */
  COLUMN,
  /** The sequence of an identity column, which only what is said about it names, by the column. */
  IDENTITY_SEQUENCE,
  /** The NOT NULL constraint of a column, which only what is said about it names, by the column. */
  NOT_NULL,
  /** A column's default. */
  DEFAULT,
  /** A primary key, unique, foreign key, check or exclusion constraint of a table. */
  CONSTRAINT,
  /** The index behind a constraint, which only what is said about it names, as the constraint. */
  CONSTRAINT_INDEX,
  /** The column that a sequence is dropped with. */
  SEQUENCE_OWNER,
  /** An index that belongs to no constraint. */
  INDEX,
  /** Which columns the log of changes tells rows apart by. */
  REPLICA_IDENTITY,
  /** That policies decide who sees which row of a table. */
  ROW_SECURITY,
  /** Extended statistics: {@code CREATE STATISTICS}. */
  STATISTICS,
  /** A language that functions are written in. */
  LANGUAGE,
  /** A function. */
  FUNCTION,
  /** A procedure. */
  PROCEDURE,
  /** An aggregate function. */
  AGGREGATE,
  /** A cast between two types. */
  CAST,
  /** An operator. */
  OPERATOR,
  /** A family of operator classes. */
  OPERATOR_FAMILY,
  /** What an index needs to know of a type: its operators and functions. */
  OPERATOR_CLASS,
  /** How text is converted from one encoding to another. */
  CONVERSION,
  /** How a language sees the values of a type. */
  TRANSFORM,
  /** A parser of text search. */
  TEXT_SEARCH_PARSER,
  /** A template for dictionaries of text search. */
  TEXT_SEARCH_TEMPLATE,
  /** A dictionary of text search. */
  TEXT_SEARCH_DICTIONARY,
  /** A configuration of text search. */
  TEXT_SEARCH_CONFIGURATION,
  /** A foreign-data wrapper. */
  FOREIGN_DATA_WRAPPER,
  /** A foreign server. */
  SERVER,
  /** A foreign table, with its columns and checks. */
  FOREIGN_TABLE,
  /** A column of a foreign table, which only what is said about it names. */
  FOREIGN_COLUMN,
  /** A view. */
  VIEW,
  /** A materialized view. */
  MATERIALIZED_VIEW,
  /** A column of a view or materialized view. */
  VIEW_COLUMN,
  /** The default of a view's column. */
  VIEW_DEFAULT,
  /** A rule of a table or view. */
  RULE,
  /** A trigger of a table or view. */
  TRIGGER,
  /** A policy of a table, for row security. */
  POLICY,
  /** An event trigger, which fires on DDL. */
  EVENT_TRIGGER,
  /** A publication: {@code CREATE PUBLICATION}. */
  PUBLICATION,
  /** A table that a publication publishes. */
  PUBLICATION_TABLE,
  /** A schema of which a publication publishes all tables. */
  PUBLICATION_SCHEMA,
  /** What roles may do with objects that are made later. */
  DEFAULT_PRIVILEGES,
  /** What roles may do with another object. */
  PRIVILEGES,
  /** A comment on another object. */
  COMMENT;

  /** {@return the word for the kind in messages, such as {@code foreign table}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * {@return whether objects of this kind hold text that the server may write in another way once
   * it has read its own}
   */
  public boolean isText() {
    return switch (this) {
      case SCHEMA,
          TABLE,
          PARTITION,
          INHERITANCE,
          REPLICA_IDENTITY,
          ROW_SECURITY,
          SEQUENCE,
          COMMENT ->
          false;
      default -> true;
    };
  }
}
