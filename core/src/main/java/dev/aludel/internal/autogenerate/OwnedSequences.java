package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SequenceOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sequences that the same column owns in two schemas, under another name. */
final class OwnedSequences {

  private OwnedSequences() {}

  /** {@return the identity before, and the identity after, of each that can be renamed} */
  static Map<ObjectId, ObjectId> between(Schema before, Schema after) {
    Map<ObjectId, ObjectId> old = byColumn(before);
    Map<ObjectId, ObjectId> names = new TreeMap<>();
    if (old.isEmpty()) {
      return names;
    }
    Set<String> taken = new HashSet<>();
    before.objects().forEach(object -> taken.addAll(object.occupies()));
    byColumn(after)
        .forEach(
            (column, sequence) -> {
              ObjectId present = old.get(column);
              if (present != null
                  && !present.equals(sequence)
                  && after.find(present).isEmpty()
                  && after.find(sequence).orElseThrow().occupies().stream()
                      .noneMatch(taken::contains)) {
                names.put(present, sequence);
              }
            });
    return names;
  }

  /** The one sequence that a column owns; a column with two has none here. */
  private static Map<ObjectId, ObjectId> byColumn(Schema schema) {
    Map<ObjectId, ObjectId> owned = new HashMap<>();
    Set<ObjectId> several = new HashSet<>();
    for (SequenceOwner owner : schema.all(SequenceOwner.class)) {
      if (owned.put(owner.column(), owner.sequence()) != null) {
        several.add(owner.column());
      }
    }
    owned.keySet().removeAll(several);
    return owned;
  }

  /**
   * A schema with other names, as the server would carry them on.
   *
   * @param schema the schema
   * @param names what is renamed, sequences among it
   * @param other the schema that has these names; it shows how defaults name sequences
   */
  static Schema renamed(Schema schema, Map<ObjectId, ObjectId> names, Schema other) {
    Map<ObjectId, ObjectId> all = new TreeMap<>(names);
    names.forEach(
        (from, to) -> {
          if (from.kind() == ObjectKind.SEQUENCE) {
            all.put(
                new ObjectId(ObjectKind.SEQUENCE_OWNER, from.path()),
                new ObjectId(ObjectKind.SEQUENCE_OWNER, to.path()));
          }
        });
    Schema renamed = schema.renamed(all);
    List<SchemaObject> defaults = new ArrayList<>();
    for (ObjectId sequence : names.values()) {
      if (sequence.kind() == ObjectKind.SEQUENCE) {
        for (ObjectId user : renamed.neededBy(sequence)) {
          nextOf(other, user, sequence)
              .filter(any -> nextOf(renamed, user, sequence).isPresent())
              .ifPresent(defaults::add);
        }
      }
    }
    return defaults.isEmpty() ? renamed : renamed.with(defaults);
  }

  /** A default that is the sequence's next value and nothing more. */
  private static Optional<SchemaObject> nextOf(Schema schema, ObjectId id, ObjectId sequence) {
    return schema
        .find(id)
        .filter(ColumnDefault.class::isInstance)
        .filter(object -> SerialColumn.isNext(((ColumnDefault) object).expression()))
        .filter(any -> schema.needs(id).stream().anyMatch(need -> need.on().equals(sequence)));
  }
}
