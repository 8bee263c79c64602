package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Routine;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import dev.aludel.schema.ViewColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is to be renamed, since that can't be told from two schemas. */
final class Renames {

  private static final Set<ObjectKind> RENAMED =
      EnumSet.of(
          ObjectKind.SCHEMA,
          ObjectKind.COLLATION,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN_CONSTRAINT,
          ObjectKind.SEQUENCE,
          ObjectKind.TABLE,
          ObjectKind.COLUMN,
          ObjectKind.CONSTRAINT,
          ObjectKind.INDEX,
          ObjectKind.STATISTICS,
          ObjectKind.FUNCTION,
          ObjectKind.PROCEDURE,
          ObjectKind.TEXT_SEARCH_DICTIONARY,
          ObjectKind.TEXT_SEARCH_CONFIGURATION,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.RULE,
          ObjectKind.TRIGGER,
          ObjectKind.POLICY,
          ObjectKind.EVENT_TRIGGER,
          ObjectKind.PUBLICATION);

  /** What a label of an enum goes by, which is no object of its own. */
  private static final String LABEL = "label";

  private final String mainSchema;
  private final SchemaSql writer;
  private final List<Operation> up = new ArrayList<>();
  private final List<Operation> down = new ArrayList<>();
  private final Map<String, Set<String>> names = new TreeMap<>();

  /**
   * Begins without any.
   *
   * @param mainSchema the schema that names without one are in
   * @param version the server's version
   */
  Renames(String mainSchema, ServerVersion version) {
    this.mainSchema = mainSchema;
    this.writer = new SchemaSql(version, mainSchema);
  }

  /**
   * Reads renames and does them, one behind the other.
   *
   * @param texts each as {@code [kind:]name=new name}; without a kind it is a column
   * @param side a schema that was made real
   * @param comparison runs them there
   * @return the schema behind them
   * @throws AutogenerateException where one names nothing
   */
  ComparedSchema done(List<String> texts, ComparedSchema side, Comparison comparison) {
    ComparedSchema now = side;
    for (String text : texts) {
      ScratchDatabase database = now.database().orElseThrow();
      Operation operation = add(text, now.schema());
      comparison.run(database, comparison.statements(List.of(operation)));
      now = now.with(comparison.read(database));
    }
    return now;
  }

  /**
   * Reads a rename and finds what it names.
   *
   * @param text the rename as {@code [kind:]name=new name}; without a kind it is a column
   * @param schema the schema as it is after the renames before this one
   * @return the rename
   * @throws AutogenerateException where it names nothing
   */
  private Operation add(String text, Schema schema) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    boolean kinded = colon > 0 && colon < equals;
    String word = kinded ? text.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "column";
    Optional<ObjectKind> kind = kind(word);
    if (equals < 1 || equals == text.length() - 1 || (kind.isEmpty() && !word.equals(LABEL))) {
      throw new AutogenerateException(
          "'--rename %s' can't be read.".formatted(text),
          "Write it as 'table:old=new', 'table.old_column=new_column' or 'index:old=new', with one of the kinds label, %s."
              .formatted(RENAMED.stream().map(ObjectKind::word).collect(Collectors.joining(", "))));
    }
    List<String> old = List.of(text.substring(kinded ? colon + 1 : 0, equals).split("\\."));
    if (word.equals(LABEL)) {
      return label(old, text.substring(equals + 1), schema, text);
    }
    ObjectId from = find(kind.get(), old, schema, text);
    String[] now = text.substring(equals + 1).split("\\.");
    List<String> path = new ArrayList<>(from.path());
    for (int i = 1; i <= Math.min(now.length, path.size()); i++) {
      path.set(path.size() - i, now[now.length - i]);
    }
    int arguments = from.name().indexOf('(');
    if (isRoutine(from.kind()) && arguments > 0 && !text.endsWith(")")) {
      path.set(path.size() - 1, path.get(path.size() - 1) + from.name().substring(arguments));
    }
    ObjectId to = new ObjectId(from.kind(), path);
    names.computeIfAbsent(plainName(from), any -> new HashSet<>()).add(plainName(to));
    if (schema.find(from).orElseThrow() instanceof ViewColumn column) {
      return add(column, to);
    }
    Operation.Rename rename = new Operation.Rename(from, to);
    return add(rename, rename.inverse().orElseThrow());
  }

  /** Adds the rename of a view's column. */
  Operation add(ViewColumn column, ObjectId now) {
    return add(there(column, now), back(column, now));
  }

  /** {@return what gives a view's column another name} */
  Operation there(ViewColumn column, ObjectId now) {
    return renamed(column, column.id(), now);
  }

  /** {@return what gives a view's column its name again} */
  Operation back(ViewColumn column, ObjectId now) {
    return renamed(column, now, column.id());
  }

  private Operation renamed(ViewColumn column, ObjectId from, ObjectId to) {
    return new Operation.Execute(writer.renamedColumn(column.view(), from.name(), to.name()));
  }

  /** {@return whether something of one name was given another one} */
  boolean isRenamed(String name, String now) {
    return names.getOrDefault(name, Set.of()).contains(now);
  }

  private Operation add(Operation there, Operation back) {
    up.add(there);
    down.add(0, back);
    return there;
  }

  private Operation label(List<String> name, String now, Schema schema, String text) {
    String label = name.get(name.size() - 1);
    ObjectId type = find(ObjectKind.TYPE, name.subList(0, name.size() - 1), schema, text);
    boolean known =
        schema.find(type).orElseThrow() instanceof EnumType labelled
            && labelled.labels().contains(label);
    if (!known) {
      throw new AutogenerateException(
          "'--rename %s' names no label: %s has none of that name.".formatted(text, type),
          "Write it as 'label:type.old=new'.");
    }
    names.computeIfAbsent(label, any -> new HashSet<>()).add(now);
    return add(
        new Operation.Execute(writer.renamedLabel(type, label, now)),
        new Operation.Execute(writer.renamedLabel(type, now, label)));
  }

  private static Optional<ObjectKind> kind(String word) {
    String own = Unmanaged.kindWord(word);
    return RENAMED.stream().filter(kind -> kind.word().equals(own)).findFirst();
  }

  private static boolean isRoutine(ObjectKind kind) {
    return kind == ObjectKind.FUNCTION || kind == ObjectKind.PROCEDURE;
  }

  /** A routine may be named without its arguments. */
  private static List<String> plain(ObjectId id) {
    List<String> path = new ArrayList<>(id.path());
    int arguments = id.name().indexOf('(');
    if (isRoutine(id.kind()) && arguments > 0) {
      path.set(path.size() - 1, id.name().substring(0, arguments));
    }
    return path;
  }

  private static String plainName(ObjectId id) {
    List<String> path = plain(id);
    return path.get(path.size() - 1);
  }

  private ObjectId find(ObjectKind kind, List<String> name, Schema schema, String text) {
    List<String> inMain = new ArrayList<>(name);
    inMain.add(0, mainSchema);
    List<ObjectId> found =
        schema.ids().stream()
            .filter(id -> id.kind() == kind || isOfView(id, kind))
            .filter(
                id ->
                    List.of(name, inMain).contains(id.path())
                        || List.of(name, inMain).contains(plain(id))
                        || isLast(id, name))
            .collect(Collectors.toList());
    if (found.size() != 1) {
      throw new AutogenerateException(
          found.isEmpty()
              ? "'--rename %s' names no %s that the revisions make.".formatted(text, kind.word())
              : "'--rename %s' names %s of them: %s.".formatted(text, found.size(), found),
          "Renames are done in their order. Write the name as it is by then, with its table and, outside '%s', its schema."
              .formatted(mainSchema));
    }
    return found.get(0);
  }

  private static boolean isOfView(ObjectId id, ObjectKind kind) {
    return id.kind() == ObjectKind.VIEW_COLUMN && kind == ObjectKind.COLUMN;
  }

  /** An index or a constraint may be named without its table. */
  private boolean isLast(ObjectId id, List<String> name) {
    return id.kind() != ObjectKind.COLUMN
        && id.kind() != ObjectKind.VIEW_COLUMN
        && name.size() == 1
        && id.path().size() == 3
        && id.schema().equals(mainSchema)
        && id.name().equals(name.get(0));
  }

  /**
   * The statements of an upgrade, with a comment on bodies of functions that still hold an old
   * word.
   *
   * @param statements the statements, renames first
   * @param text says what functions are called
   * @param wanted the schema that they lead to
   * @return the statements
   */
  List<String> told(List<String> statements, OperationText text, Schema wanted) {
    StringBuilder comment = new StringBuilder();
    for (String word : names.keySet()) {
      String holders =
          wanted.all(Routine.class).stream()
              .filter(routine -> holds(routine.body(), word))
              .map(routine -> text.named(routine.id()))
              .collect(Collectors.joining(", "));
      if (!holders.isEmpty()) {
        comment
            .append("-- A rename changes no text inside a function. The word '")
            .append(word.replaceAll("\\s", " "))
            .append("' still stands in: ")
            .append(holders.replaceAll("\\s", " "))
            .append('\n');
      }
    }
    List<String> told = new ArrayList<>(statements);
    if (!comment.isEmpty()) {
      told.set(0, comment + told.get(0));
    }
    return told;
  }

  private static boolean holds(Routine.Body body, String word) {
    return !body.parsed()
        && body.library().isEmpty()
        && Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
            .matcher(body.text().text())
            .find();
  }

  List<Operation> up() {
    return Collections.unmodifiableList(up);
  }

  /** {@return the way back, last first} */
  List<Operation> down() {
    return Collections.unmodifiableList(down);
  }
}
