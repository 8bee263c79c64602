package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A model speaks of the privileges of those objects alone on which it grants or revokes, and of
 * those default privileges alone that it alters.
 */
public final class ModelPrivileges {

  private final Schema before;
  private final Schema model;
  private final Map<ObjectId, SchemaObject> objects = new TreeMap<>();

  private ModelPrivileges(Schema before, Schema model) {
    this.before = before;
    this.model = model;
  }

  /**
   * The model's schema with what the database grants where the model says nothing.
   *
   * @param before what the revisions make
   * @param model what the model makes, under the names that count
   * @return the wanted schema
   */
  public static Schema adopt(Schema before, Schema model) {
    ModelPrivileges adoption = new ModelPrivileges(before, model);
    adoption.defaults();
    adoption.privileges();
    return adoption.objects.isEmpty() ? model : model.with(adoption.objects.values());
  }

  private void privileges() {
    for (Privileges privileges : before.all(Privileges.class)) {
      boolean said =
          model.find(privileges.id()).filter(own -> !((Privileges) own).areUsual()).isPresent();
      if (!said && isThere(privileges.id().target())) {
        objects.put(privileges.id(), privileges);
      }
    }
  }

  /** Whether the model has an object, or the part of one. */
  private boolean isThere(ObjectId target) {
    return model
        .find(target.object())
        .filter(
            object -> target.kind() != ObjectKind.IDENTITY_SEQUENCE || identity(object).count() > 0)
        .isPresent();
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
      newObjects()
          .filter(id -> model.find(ObjectId.on(ObjectKind.PRIVILEGES, id)).isEmpty())
          .forEach(id -> giveBirthTo(adopted, id));
    }
  }

  private Stream<ObjectId> newObjects() {
    return model.objects().stream()
        .flatMap(
            object ->
                before.find(object.id()).isEmpty()
                    ? Stream.concat(Stream.of(object.id()), identity(object))
                    : identity(object)
                        .filter(any -> identity(before.find(object.id()).get()).count() == 0));
  }

  private static Stream<ObjectId> identity(SchemaObject object) {
    return object instanceof Column column
            && column.identity().isPresent()
            && column.inherited().isEmpty()
        ? Stream.of(new ObjectId(ObjectKind.IDENTITY_SEQUENCE, column.id().path()))
        : Stream.empty();
  }

  /** A new object of which the model says nothing has what default privileges give it. */
  private void giveBirthTo(List<DefaultPrivileges> adopted, ObjectId object) {
    SortedSet<Grant> usual = usual(object.kind());
    SortedSet<Grant> born = born(adopted, object, usual);
    if (!born.equals(usual)) {
      ObjectId id = ObjectId.on(ObjectKind.PRIVILEGES, object);
      objects.put(id, new Privileges(id, born, new TreeSet<>(), born, usual));
    }
  }

  /** What the server gives to others than the owner where no default privileges say otherwise. */
  private static SortedSet<Grant> usual(ObjectKind kind) {
    SortedSet<Grant> usual = new TreeSet<>();
    switch (kind) {
      case FUNCTION, PROCEDURE, AGGREGATE -> usual.add(new Grant("", "EXECUTE", false));
      case TYPE -> usual.add(new Grant("", "USAGE", false));
      default -> {}
    }
    return usual;
  }

  /** A new object is born with what these give, too. */
  private static Privileges under(List<DefaultPrivileges> adopted, Privileges privileges) {
    SortedSet<Grant> born = born(adopted, privileges.id().target(), privileges.born());
    return new Privileges(
        privileges.id(), privileges.grants(), privileges.passed(), born, privileges.usual());
  }

  private static SortedSet<Grant> born(
      List<DefaultPrivileges> adopted, ObjectId object, Set<Grant> otherwise) {
    SortedSet<Grant> born = new TreeSet<>(otherwise);
    for (DefaultPrivileges defaults : adopted) {
      if (defaults.isAbout(object)) {
        born.removeAll(defaults.usual());
        born.addAll(defaults.grants());
      }
    }
    return born;
  }
}
