package dev.aludel.internal.autogenerate;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Schema.Dependency;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model speaks of the privileges of those objects alone on which it grants or revokes. */
final class ModelPrivileges {

  private ModelPrivileges() {}

  /** {@return the model's schema with what the database grants where the model says nothing} */
  static Schema adopt(Schema before, Schema model) {
    List<SchemaObject> objects = new ArrayList<>(model.objects());
    boolean adopted = false;
    for (Privileges privileges : before.all(Privileges.class)) {
      if (model.find(privileges.id()).isEmpty()
          && model.find(privileges.id().target()).isPresent()) {
        objects.add(privileges);
        adopted = true;
      }
    }
    if (!adopted) {
      return model;
    }
    Map<ObjectId, Set<Dependency>> needs = new TreeMap<>();
    model.ids().forEach(id -> needs.put(id, model.needs(id)));
    return Schema.of(objects, needs);
  }
}
