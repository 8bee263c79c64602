package dev.aludel.schema;

import java.util.Optional;

/**
 * A column of a view, which the view makes; comments, defaults and privileges hang on it.
 *
 * @param id which
 * @param view the view, or materialized view
 * @param position its place among the view's columns, from 1
 * @param storage how a materialized view's values are kept
 */
public record ViewColumn(ObjectId id, ObjectId view, int position, Column.Storage storage)
    implements SchemaObject {
  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(view);
  }
}
