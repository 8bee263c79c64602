package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.autogenerate.ModelNames;
import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.reflection.SchemaReading;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.ddl.Answers;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Namespace;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.setting.AutogenerateSettings.Forms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells what leads from one schema to another, once what only looks different was written and read
 * again.
 *
 * <p>What PostgreSQL prints of an expression it may print otherwise once it has read its own text:
 * {@code IN ('a', 'b')} over a varchar does. So what differs is made again, from its own text, in
 * empty databases, until the text stays as it is.
 */
final class Comparison {

  private static final int ROUNDS = 3;

  /** What the server says where there is no cast. */
  private static final String NO_CAST = "42846";

  private final ScratchDatabases scratch;
  private final String mainSchema;
  private final OwnTables ownTables;
  private final Unmanaged unmanaged;
  private final SchemaSql writer;

  Comparison(ScratchDatabases scratch, OwnTables ownTables, Unmanaged unmanaged) {
    this.scratch = scratch;
    this.mainSchema = scratch.mainSchema();
    this.ownTables = ownTables;
    this.unmanaged = unmanaged;
    this.writer = new SchemaSql(scratch.version(), mainSchema);
  }

  /** {@return what a scratch database has of all that is compared} */
  Schema read(ScratchDatabase database) {
    return read(database.source());
  }

  /** {@return what a database has, but for the tables of migration tools and what is unmanaged} */
  Schema read(ConnectionSource source) {
    return unmanaged.without(ownTables.without(SchemaReading.read(source, mainSchema)));
  }

  /** {@return what makes a schema on an empty database} */
  List<Operation> making(Schema schema) {
    return SchemaChange.between(Schema.empty(), schema);
  }

  /** {@return the schema with texts that stay as they are once they are read again} */
  Schema settled(Schema schema) {
    Schema settled = schema;
    for (int round = 0; round < ROUNDS; round++) {
      Schema next = read(load(statements(making(settled))));
      if (next.equals(settled)) {
        break;
      }
      settled = next;
    }
    return settled;
  }

  /** {@return what lets names that are written bare mean the same on a database of its own} */
  Optional<String> path() {
    return mainSchema.equals("public")
        ? Optional.empty()
        : Optional.of("SET search_path = " + Identifiers.quote(mainSchema));
  }

  /** {@return the operations as statements} */
  List<String> statements(List<Operation> operations) {
    return writer.statements(operations);
  }

  /**
   * The operations as statements of a revision.
   *
   * @param operations the operations
   * @param from the schema that they find
   * @param to the schema that they leave
   * @param answers what was said about rows that are there
   * @param forms which statements are written
   * @return the statements
   */
  List<String> statements(
      List<Operation> operations, Schema from, Schema to, Answers answers, Forms forms) {
    SchemaSql answered = writer.with(answers);
    return forms == Forms.ONLINE
        ? answered.online(operations, from, to)
        : answered.statements(operations);
  }

  /** {@return whether the server says that it can't turn one type into another} */
  boolean lacksCast(ScratchDatabase database, String from, String to) {
    try {
      run(database, List.of("SELECT CAST(CAST(NULL AS %s) AS %s)".formatted(from, to)));
      return false;
    } catch (AutogenerateException e) {
      return ServerError.find(e).filter(error -> error.sqlState().equals(NO_CAST)).isPresent();
    }
  }

  /**
   * What leads from one schema to another.
   *
   * @param from the one
   * @param to the other
   * @return the operations, in order; none where the schemas mean the same
   */
  List<Operation> between(Schema from, Schema to) {
    Schema a = from;
    Schema b = to;
    List<Operation> operations = SchemaChange.between(a, b);
    for (int round = 0; round < ROUNDS; round++) {
      Set<ObjectId> differing = changed(operations);
      if (differing.isEmpty()) {
        break;
      }
      Schema nextA = again(a, differing);
      Schema nextB = again(b, differing);
      if (nextA.equals(a) && nextB.equals(b)) {
        break;
      }
      a = nextA;
      b = nextB;
      operations = SchemaChange.between(a, b);
    }
    return operations;
  }

  /** What is there on both sides, and looks different. */
  private static Set<ObjectId> changed(List<Operation> operations) {
    Map<ObjectId, Integer> seen = new HashMap<>();
    Set<ObjectId> changed = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Alter alter) {
        changed.add(alter.after().id());
      } else if (operation instanceof Operation.Create create) {
        seen.merge(create.object().id(), 1, Integer::sum);
      } else if (operation instanceof Operation.Drop drop) {
        seen.merge(drop.object().id(), 1, Integer::sum);
      }
    }
    seen.forEach(
        (id, times) -> {
          if (times > 1) {
            changed.add(id);
          }
        });
    return changed;
  }

  /** The schema with what PostgreSQL makes of its own text for some objects. */
  private Schema again(Schema schema, Set<ObjectId> ids) {
    Set<ObjectId> texts = new TreeSet<>(ids);
    texts.removeIf(id -> !id.kind().isText());
    if (texts.isEmpty()) {
      return schema;
    }
    Schema part = schema.withNeeds(withColumns(schema, schema.withNeeds(texts).ids()));
    Schema read = read(load(statements(making(part))));
    List<SchemaObject> objects = new ArrayList<>();
    Map<ObjectId, Set<Schema.Dependency>> needs = new TreeMap<>();
    for (SchemaObject object : schema.objects()) {
      objects.add(texts.contains(object.id()) ? read.find(object.id()).orElse(object) : object);
      needs.put(object.id(), schema.needs(object.id()));
    }
    return Schema.of(objects, needs);
  }

  /** A table is itself only with its columns. */
  private static Set<ObjectId> withColumns(Schema schema, Set<ObjectId> ids) {
    Set<ObjectId> all = new TreeSet<>(ids);
    for (ObjectId id : ids) {
      schema.parts(id).stream().filter(part -> part.kind() == ObjectKind.COLUMN).forEach(all::add);
    }
    return all;
  }

  /**
   * {@return a model's schema in which an object whose name nobody has chosen has the name that it
   * has in the other one}
   */
  static Schema adoptNames(Schema from, Schema model) {
    return adoptNames(from, model, name -> false);
  }

  /** The same where names of another sort were chosen by nobody, too. */
  static Schema adoptNames(Schema from, Schema model, Predicate<String> madeUp) {
    return ModelNames.adopt(from, model, madeUp);
  }

  /** {@return a database in which these statements have run} */
  ScratchDatabase load(List<String> statements) {
    ScratchDatabase database = scratch.create();
    run(database, statements);
    return database;
  }

  /** Runs statements some of which a customizer may have written. */
  void runOfOthers(ScratchDatabase database, List<String> statements) {
    run(
        database,
        statements,
        "Correct the customizer that the application gave: it left out or added operations.");
  }

  /** Runs statements of Aludel's own writing. */
  void run(ScratchDatabase database, List<String> statements) {
    run(database, statements, "This should not happen: please report it, with the two schemas.");
  }

  private String makingMainSchema() {
    Namespace main = new Namespace(ObjectId.of(ObjectKind.SCHEMA, mainSchema));
    return statements(List.of(new Operation.Create(main))).get(0);
  }

  private void run(ScratchDatabase database, List<String> statements, String remedy) {
    try (Session session = database.source().open(scratch.settings().limits().connectWait())) {
      List<String> all = new ArrayList<>(ScratchHost.OWN_TIME);
      all.add("SET synchronous_commit = off");
      all.add("SET check_function_bodies = off");
      if (!statements.contains(makingMainSchema())) {
        all.add("CREATE SCHEMA IF NOT EXISTS " + Identifiers.quote(mainSchema));
      }
      all.add("SET search_path = " + Identifiers.quote(mainSchema));
      statements.stream().filter(sql -> !sql.equals(SchemaSql.COMMIT)).forEach(all::add);
      try {
        session.sendEach(all, all);
      } catch (ServerException e) {
        throw new AutogenerateException(
            "A statement that Aludel wrote was refused:\n  %s\n%s"
                .formatted(
                    e.index() < 0 ? "" : all.get(e.index()).replace("\n", "\n  "),
                    e.error().describe()),
            remedy,
            e.driverException());
      }
    }
  }
}
