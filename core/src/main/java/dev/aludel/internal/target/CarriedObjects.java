package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.request.SchemaModel;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What models that can't say everything leave as it is: objects of kinds that they have no words
 * for, and attributes that they can't express, are wanted as the revisions make them.
 */
final class CarriedObjects {

  /**
   * What is an attribute of another object here; that one model names one says nothing of others.
   */
  private static final Set<ObjectKind> ATTRIBUTES =
      EnumSet.of(ObjectKind.DEFAULT, ObjectKind.COMMENT, ObjectKind.PRIVILEGES);

  /** What a model's own DDL may be in need of. */
  private static final Set<ObjectKind> EARLY =
      EnumSet.of(
          ObjectKind.SCHEMA,
          ObjectKind.EXTENSION,
          ObjectKind.COLLATION,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN_CONSTRAINT,
          ObjectKind.FUNCTION,
          ObjectKind.PROCEDURE,
          ObjectKind.AGGREGATE,
          ObjectKind.OPERATOR,
          ObjectKind.TEXT_SEARCH_DICTIONARY,
          ObjectKind.TEXT_SEARCH_CONFIGURATION);

  /** What comes along where something that is carried needs it. */
  private static final Set<ObjectKind> ALONG =
      EnumSet.of(ObjectKind.SEQUENCE, ObjectKind.CAST, ObjectKind.INDEX, ObjectKind.CONSTRAINT);

  private final List<SchemaModel> models;
  private final Set<String> managed;

  /**
   * Carries what some models can't say.
   *
   * @param models models that may have no words for something
   * @param managed the words of kinds that are compared all the same
   */
  CarriedObjects(List<SchemaModel> models, Collection<String> managed) {
    this.models = List.copyOf(models);
    this.managed =
        managed.stream().map(CarriedObjects::kind).collect(Collectors.toUnmodifiableSet());
  }

  private static String kind(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    if (!Unmanaged.isKind(word)) {
      throw new ConfigurationException(
          "managed",
          "Setting 'managed' has '%s', which is no kind of object.".formatted(written),
          "Name some of the kinds %s.".formatted(Unmanaged.kinds()));
    }
    return Unmanaged.kindWord(word);
  }

  /** {@return whether there is a model that could leave something as it is} */
  boolean isAny() {
    return !models.isEmpty();
  }

  /** {@return whether a name was made up by a model} */
  boolean isMadeUp(String name) {
    return models.stream().anyMatch(model -> model.makesUp(name));
  }

  /**
   * What models' DDL may be in need of, though no model says it: types, functions and the like that
   * need no table.
   *
   * @param there what the revisions make
   * @param said what of the models could be made without it
   * @return a schema that can be made on an empty database
   */
  Schema early(Schema there, Schema said) {
    if (!isAny()) {
      return Schema.empty();
    }
    Set<ObjectId> late = late(there);
    Set<ObjectId> early = new TreeSet<>();
    for (ObjectId id : there.ids()) {
      if (EARLY.contains(id.kind()) && said.find(id).isEmpty() && !late.contains(id)) {
        early.add(id);
      }
    }
    return there.only(early);
  }

  /** All that needs something, over as many others as it takes, that comes behind the models. */
  private static Set<ObjectId> late(Schema there) {
    Set<ObjectId> late = new HashSet<>();
    Deque<ObjectId> open = new ArrayDeque<>();
    there.ids().stream().filter(id -> !EARLY.contains(id.kind())).forEach(open::add);
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      if (late.add(id)) {
        open.addAll(there.neededBy(id));
        open.addAll(there.parts(id));
      }
    }
    return late;
  }

  /**
   * The wanted schema.
   *
   * @param there what the revisions make
   * @param said what the models say, with the names of the other one where their own don't count
   * @param early what was made before them, and counts only where it is needed or carried
   * @return what the models say, and what they can't say as it is there
   * @throws AutogenerateException where what is to be carried can't stay
   */
  Schema wanted(Schema there, Schema said, Set<ObjectId> early) {
    Map<ObjectId, SchemaObject> objects = new TreeMap<>();
    said.objects().stream()
        .filter(object -> !early.contains(object.id()))
        .forEach(object -> objects.put(object.id(), withCarried(object, there)));
    Set<ObjectId> own = Set.copyOf(objects.keySet());
    Set<ObjectId> needed = new TreeSet<>();
    for (ObjectId id : own) {
      said.needs(id).stream()
          .map(Schema.Dependency::on)
          .filter(early::contains)
          .forEach(needed::add);
    }
    there.withNeeds(needed).objects().forEach(one -> objects.put(one.id(), one));
    Map<ObjectId, SchemaObject> carried = carried(there, said, objects, early);
    carried.forEach(objects::putIfAbsent);
    Map<ObjectId, Set<Schema.Dependency>> needs = new HashMap<>();
    for (ObjectId id : objects.keySet()) {
      Set<Schema.Dependency> all =
          new TreeSet<>(said.find(id).isPresent() ? said.needs(id) : there.needs(id));
      all.removeIf(need -> !objects.containsKey(need.on()));
      needs.put(id, all);
    }
    return Schema.of(objects.values(), needs);
  }

  private SchemaObject withCarried(SchemaObject wanted, Schema there) {
    Optional<SchemaObject> old = there.find(wanted.id());
    SchemaObject carrying = wanted;
    for (SchemaModel model : models) {
      if (old.isPresent()) {
        carrying = model.carrying(carrying, old.get());
      }
    }
    return carrying;
  }

  private Map<ObjectId, SchemaObject> carried(
      Schema there, Schema said, Map<ObjectId, SchemaObject> wanted, Set<ObjectId> early) {
    Set<ObjectKind> compared = compared(said, early);
    Map<ObjectId, SchemaObject> carried = new TreeMap<>();
    for (SchemaObject object : there.objects()) {
      if (!wanted.containsKey(object.id())
          && !compared.contains(object.id().kind())
          && !managed.contains(object.id().kind().word())
          && !isReplaced(object, wanted)
          && !isManaged(object, there)) {
        add(object, there, wanted, carried);
      }
    }
    takeOutWhatGoes(there, wanted, carried);
    // What a partition has of its table comes with it, as the table is now.
    carried.values().removeIf(object -> object.follows().isPresent() && object.goesWithLeader());
    return carried;
  }

  /** An identity or a generated column has no default beside. */
  private static boolean isReplaced(SchemaObject object, Map<ObjectId, SchemaObject> wanted) {
    return object instanceof ColumnDefault value
        && wanted.get(value.column()) instanceof Column column
        && (column.identity().isPresent() || column.generated().isPresent());
  }

  /** Kinds that no model has words for, and of which a model in SQL has an object. */
  private Set<ObjectKind> compared(Schema said, Set<ObjectId> early) {
    Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
    for (SchemaObject object : said.objects()) {
      if (!early.contains(object.id())
          && !ATTRIBUTES.contains(object.id().kind())
          && object.id().kind() != ObjectKind.SCHEMA
          && !isManaged(object, said)) {
        kinds.add(object.id().kind());
      }
    }
    return kinds;
  }

  private boolean isManaged(SchemaObject object, Schema schema) {
    return models.stream().allMatch(model -> model.manages(object, schema));
  }

  /** With its parts, and with what it needs of all that no model says. */
  private static void add(
      SchemaObject object,
      Schema there,
      Map<ObjectId, SchemaObject> wanted,
      Map<ObjectId, SchemaObject> carried) {
    Deque<ObjectId> open = new ArrayDeque<>(List.of(object.id()));
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      Optional<SchemaObject> found = there.find(id);
      if (found.isEmpty() || wanted.containsKey(id) || carried.containsKey(id)) {
        continue;
      }
      carried.put(id, found.get());
      open.addAll(there.parts(id));
      for (Schema.Dependency need : there.needs(id)) {
        if (EARLY.contains(need.on().kind()) || ALONG.contains(need.on().kind())) {
          open.add(need.on());
        }
      }
    }
  }

  /** What belongs to something that is dropped goes with it; what only uses it is in its way. */
  private static void takeOutWhatGoes(
      Schema there, Map<ObjectId, SchemaObject> wanted, Map<ObjectId, SchemaObject> carried) {
    boolean moved = true;
    while (moved) {
      SortedSet<ObjectId> gone = new TreeSet<>();
      for (SchemaObject object : carried.values()) {
        boolean alone =
            object.parent().filter(parent -> isGone(parent, there, wanted, carried)).isPresent();
        boolean along =
            there.needs(object.id()).stream()
                .filter(need -> isGone(need.on(), there, wanted, carried))
                .anyMatch(need -> need.goesAlong() || object.id().kind() == ObjectKind.PARTITION);
        if (alone || along) {
          gone.add(object.id());
        }
        if (along && object.id().kind() == ObjectKind.PARTITION) {
          object.parent().ifPresent(gone::add);
        }
      }
      moved = carried.keySet().removeAll(gone);
    }
    List<String> inTheWay = new ArrayList<>();
    for (SchemaObject object : carried.values()) {
      for (Schema.Dependency need : there.needs(object.id())) {
        if (isGone(need.on(), there, wanted, carried)) {
          inTheWay.add("%s needs %s".formatted(object.id(), need.on()));
        }
      }
    }
    if (!inTheWay.isEmpty()) {
      throw new AutogenerateException(
          "The models no longer have something that is still in use: %s."
              .formatted(String.join("; ", inTheWay)),
          "The models can't say such an object, so it stays as it is. Change or drop it in a revision of"
              + " your own first, or write the wanted one into a SQL file that stands in 'models' beside"
              + " the entities.");
    }
  }

  private static boolean isGone(
      ObjectId id,
      Schema there,
      Map<ObjectId, SchemaObject> wanted,
      Map<ObjectId, SchemaObject> carried) {
    return there.find(id).isPresent() && !wanted.containsKey(id) && !carried.containsKey(id);
  }
}
