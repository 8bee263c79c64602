package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefaultPrivileges;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.TypeName;
import dev.aludel.schema.UserType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes operations on schema objects as statements, for one server version. */
public final class SchemaSql {

  /**
   * Stands among the statements where a transaction must end, because what comes next can't be in
   * the same one; a revision's file says it in these words, too.
   */
  public static final String COMMIT = "-- @commit";

  private final ServerVersion version;
  private final String mainSchema;
  private final Answers answers;

  /**
   * Writes for a server.
   *
   * @param version the server's version
   * @param mainSchema the schema whose objects are written bare
   */
  public SchemaSql(ServerVersion version, String mainSchema) {
    this(version, mainSchema, Answers.NONE);
  }

  private SchemaSql(ServerVersion version, String mainSchema, Answers answers) {
    this.version = version;
    this.mainSchema = mainSchema;
    this.answers = answers;
  }

  /**
   * The same, but for what is done about rows that are there.
   *
   * @param others what a person has said about them
   * @return a writer that does so
   */
  public SchemaSql with(Answers others) {
    return new SchemaSql(version, mainSchema, others);
  }

  /**
   * The statement that gives a label of an enum another name.
   *
   * @param type the enum
   * @param from the label
   * @param to its new name
   * @return the statement, without a semicolon
   */
  public String renamedLabel(ObjectId type, String from, String to) {
    return "ALTER TYPE %s RENAME VALUE %s TO %s"
        .formatted(writing(List.of()).name(type), Literals.quote(from), Literals.quote(to));
  }

  /**
   * The statement that gives a column of a view another name.
   *
   * @param view the view, or materialized view
   * @param from the column
   * @param to its new name
   * @return the statement, without a semicolon
   */
  public String renamedColumn(ObjectId view, String from, String to) {
    return "ALTER %s RENAME COLUMN %s TO %s"
        .formatted(
            KindsSql.of(view.kind()).reference(view, writing(List.of())),
            Writing.bare(from),
            Writing.bare(to));
  }

  /**
   * One of the statements as it stands in a file.
   *
   * @param statement a statement, or {@link #COMMIT}
   * @return the statement with its semicolon; {@link #COMMIT} as it is
   */
  public static String line(String statement) {
    return statement.equals(COMMIT) ? statement : statement + ";";
  }

  /**
   * The statements of some operations. Neighbours about one table share a statement.
   *
   * @param operations operations on schema objects, in order
   * @return the statements, in order, without semicolons
   */
  public List<String> statements(List<Operation> operations) {
    Writing writing = writing(operations);
    return written(
        operations.stream()
            .map(operation -> Step.together(operation, operation.accept(new PartsOf(writing))))
            .toList(),
        writing);
  }

  /**
   * The same in forms that keep neither readers nor writers of a table waiting for long, where
   * there are such forms; each transaction but the last ends at a {@link #COMMIT}, or where a
   * statement stands that no transaction can hold.
   *
   * @param operations operations on schema objects, in order
   * @param before the schema that they find
   * @param after the schema that they leave
   * @return the statements, in order, without semicolons
   */
  public List<String> online(List<Operation> operations, Schema before, Schema after) {
    Writing writing = writing(operations);
    OnlineForms forms = new OnlineForms(new Surroundings(before, after, operations), writing);
    OnlineOrder order = new OnlineOrder(before, after, writing);
    for (Operation operation : operations) {
      order.add(
          operation,
          forms
              .of(operation)
              .orElseGet(() -> Form.plain(operation, operation.accept(new PartsOf(writing)))));
    }
    return written(order.steps(), writing);
  }

  private Writing writing(List<Operation> operations) {
    Set<ObjectId> made = made(operations);
    return new Writing(
        version,
        mainSchema,
        made,
        operations.stream().noneMatch(SchemaSql::isDefaultPrivileges),
        replaced(operations),
        ofTypes(operations, made),
        new Successions(operations, id -> Writing.name(mainSchema, id)),
        answers);
  }

  private static List<String> written(List<Step> steps, Writing writing) {
    Folding folding = new Folding(writing);
    Uncommitted uncommitted = new Uncommitted(steps.stream().map(Step::of).toList());
    for (Step step : steps) {
      // Before a table's first line, say, and not between two of them.
      if (step.apart() || uncommitted.mustEndBefore(step.of())) {
        folding.add(new Part.Commit());
        uncommitted.clear();
      }
      step.parts().forEach(part -> folding.add(named(part, writing)));
      uncommitted.add(step.of());
      if (step.apart()) {
        folding.add(new Part.Commit());
        uncommitted.clear();
      }
    }
    return folding.statements();
  }

  private static Set<ObjectId> made(List<Operation> operations) {
    return operations.stream()
        .filter(Operation.Create.class::isInstance)
        .map(operation -> ((Operation.Create) operation).object().id())
        .collect(Collectors.toSet());
  }

  /** The columns that come and go with the attributes of their tables' types. */
  private static Set<String> ofTypes(List<Operation> operations, Set<ObjectId> made) {
    Set<String> names = new HashSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Drop drop
          && drop.object() instanceof Column column
          && column.typed()) {
        names.add(column.id().name());
      } else if (operation instanceof Operation.Create create
          && create.object() instanceof Column column
          && column.typed()
          && !made.contains(column.id().table().orElseThrow())) {
        names.add(column.id().name());
      }
    }
    return names;
  }

  private static boolean isDefaultPrivileges(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return create.object() instanceof DefaultPrivileges;
    }
    return operation instanceof Operation.Drop drop && drop.object() instanceof DefaultPrivileges;
  }

  private static Map<String, Writing.Replacement> replaced(List<Operation> operations) {
    Map<ObjectId, UserType> types = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create
          && create.object() instanceof UserType type) {
        types.put(type.id(), type);
      }
    }
    Map<String, Writing.Replacement> replaced = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Alter alter
          && alter.before() instanceof UserType old
          && !old.id().equals(alter.after().id())) {
        String away = TypeName.quoted(alter.after().id().name());
        replaced.put(
            away, new Writing.Replacement(old, Objects.requireNonNull(types.get(old.id()))));
      }
    }
    return replaced;
  }

  private static Part named(Part part, Writing writing) {
    if (part instanceof Part.About about) {
      ObjectId target = about.target();
      return new Part.Statement(
          KindsSql.of(target.kind()).about(about.head(), target, about.tail(), writing));
    }
    return part instanceof Part.Granting granting
        ? new Part.Statement(KindsSql.of(granting.target().kind()).granting(granting, writing))
        : part;
  }

  /** Asks the kind of each operation's object. */
  private record PartsOf(Writing writing) implements Operation.Visitor<List<Part>> {

    @Override
    public List<Part> create(Operation.Create operation) {
      SchemaObject object = operation.object();
      return KindsSql.of(object.id().kind()).create(object, writing);
    }

    @Override
    public List<Part> drop(Operation.Drop operation) {
      SchemaObject object = operation.object();
      return KindsSql.of(object.id().kind()).drop(object, writing);
    }

    @Override
    public List<Part> alter(Operation.Alter operation) {
      return KindsSql.of(operation.before().id().kind())
          .alter(operation.before(), operation.after(), writing);
    }

    @Override
    public List<Part> rename(Operation.Rename operation) {
      return KindsSql.of(operation.from().kind()).rename(operation.from(), operation.to(), writing);
    }

    @Override
    public List<Part> execute(Operation.Execute operation) {
      return List.of(new Part.Statement(operation.sql()));
    }

    @Override
    public List<Part> bulkInsert(Operation.BulkInsert operation) {
      throw new IllegalArgumentException("rows are no schema objects");
    }
  }
}
