package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SequenceOwner;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which names of a model count: not those that PostgreSQL gave, or that whatever made the model
 * made up. An object whose name doesn't count keeps the name that it has in the database.
 */
public final class ModelNames {

  private ModelNames() {}

  /**
   * The model's schema with the database's names where the model's own don't count.
   *
   * @param before what the revisions make
   * @param model what the model makes
   * @param madeUp which names, beside PostgreSQL's own, nobody has chosen
   * @return the wanted schema
   */
  public static Schema adopt(Schema before, Schema model, Predicate<String> madeUp) {
    Map<ObjectId, ObjectId> adopted = new TreeMap<>();
    MatchedObjects.between(before, model)
        .forEach(
            (old, made) -> {
              SchemaObject object = model.find(made).orElseThrow();
              if (GivenName.isGiven(object) || madeUp.test(made.name())) {
                adopted.put(made, old);
              }
            });
    OwnedSequences.between(before, model)
        .forEach(
            (old, made) -> {
              SequenceOwner owner =
                  (SequenceOwner)
                      model
                          .find(new ObjectId(ObjectKind.SEQUENCE_OWNER, made.path()))
                          .orElseThrow();
              if (GivenName.isGivenToSequence(made, owner.column())) {
                adopted.put(made, old);
              }
            });
    Set<String> taken = new HashSet<>();
    for (SchemaObject object : model.objects()) {
      if (!adopted.containsKey(object.id())) {
        taken.addAll(object.occupies());
      }
    }
    // A name that another object of the model has chosen is not to be had.
    adopted
        .entrySet()
        .removeIf(
            entry ->
                model.find(entry.getKey()).orElseThrow().as(entry.getValue()).occupies().stream()
                    .anyMatch(taken::contains));
    giveNames(model, madeUp, adopted, taken);
    return OwnedSequences.renamed(model, adopted, before);
  }

  /** What is new and has a name that was made up gets the one that the server would give. */
  private static void giveNames(
      Schema model, Predicate<String> madeUp, Map<ObjectId, ObjectId> adopted, Set<String> taken) {
    for (SchemaObject object : model.objects()) {
      if (!object.mayBeRenamed()
          || adopted.containsKey(object.id())
          || !madeUp.test(object.id().name())) {
        continue;
      }
      for (int number = 0; !adopted.containsKey(object.id()); number++) {
        ObjectId given = object.id().named(GivenName.of(object, number));
        if (taken.addAll(object.as(given).occupies()) || object.occupies().isEmpty()) {
          adopted.put(object.id(), given);
        }
      }
    }
  }
}
