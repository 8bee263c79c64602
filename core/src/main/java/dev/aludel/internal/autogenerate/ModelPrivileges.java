package dev.aludel.internal.autogenerate;

import dev.aludel.schema.DefaultPrivileges;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Privileges.Grant;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model speaks of the privileges of those objects alone on which it grants or revokes, and of
 * those default privileges alone that it alters.
 */
final class ModelPrivileges {

  private final Schema before;
  private final Schema model;
  private final Map<ObjectId, SchemaObject> objects = new TreeMap<>();

  private ModelPrivileges(Schema before, Schema model) {
    this.before = before;
    this.model = model;
  }

  /** {@return the model's schema with what the database grants where the model says nothing} */
  static Schema adopt(Schema before, Schema model) {
    ModelPrivileges adoption = new ModelPrivileges(before, model);
    adoption.defaults();
    adoption.privileges();
    return adoption.objects.isEmpty() ? model : model.with(adoption.objects.values());
  }

  private void privileges() {
    for (Privileges privileges : before.all(Privileges.class)) {
      boolean said =
          model.find(privileges.id()).filter(own -> !((Privileges) own).areUsual()).isPresent();
      if (!said && model.find(privileges.id().target()).isPresent()) {
        objects.put(privileges.id(), privileges);
      }
    }
  }

  private void defaults() {
    List<DefaultPrivileges> adopted = new ArrayList<>();
    for (DefaultPrivileges defaults : before.all(DefaultPrivileges.class)) {
      boolean hasPlace =
          defaults.schema().isEmpty()
              || model.find(ObjectId.of(ObjectKind.SCHEMA, defaults.schema().get())).isPresent();
      if (model.find(defaults.id()).isEmpty() && hasPlace) {
        adopted.add(defaults);
        objects.put(defaults.id(), defaults);
      }
    }
    if (!adopted.isEmpty()) {
      model.all(Privileges.class).forEach(one -> objects.put(one.id(), under(adopted, one)));
    }
  }

  /** A new object is born with what these give, too. */
  private static Privileges under(List<DefaultPrivileges> adopted, Privileges privileges) {
    SortedSet<Grant> born = new TreeSet<>(privileges.born());
    for (DefaultPrivileges defaults : adopted) {
      if (defaults.isAbout(privileges.id().target())) {
        born.addAll(defaults.grants());
      }
    }
    return new Privileges(privileges.id(), privileges.grants(), born, privileges.usual());
  }
}
