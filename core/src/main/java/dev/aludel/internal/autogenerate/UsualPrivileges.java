package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Schema;
import java.util.Set;
import java.util.TreeSet;

/**
 * Privileges that are told only because a new object would have others, and that an object of the
 * other schema has without a word: they are no difference.
 */
final class UsualPrivileges {

  private UsualPrivileges() {}

  /** {@return the schema without those of them that the other one has without a word} */
  static Schema leftOut(Schema schema, Schema other) {
    Set<ObjectId> kept = new TreeSet<>(schema.ids());
    for (Privileges privileges : schema.all(Privileges.class)) {
      if (privileges.areUsual()
          && other.find(privileges.id()).isEmpty()
          && other.find(privileges.id().target().object()).isPresent()) {
        kept.remove(privileges.id());
      }
    }
    return kept.size() == schema.ids().size() ? schema : schema.only(kept);
  }
}
