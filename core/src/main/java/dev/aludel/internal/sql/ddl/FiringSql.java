package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Firing;
import dev.aludel.schema.ObjectId;

/** When a trigger or rule fires: an action of its table, or of its view. */
final class FiringSql {

  private FiringSql() {}

  static Part change(ObjectId relation, Firing firing, String word, ObjectId id) {
    return new Part.Action(relation, firing.verb() + " " + word + " " + Writing.bare(id.name()));
  }
}
