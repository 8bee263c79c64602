package dev.aludel.internal.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the statement that takes another one back, where its text alone tells.
 *
 * <p>It is advice for a person after a failure, so whatever may have been there before ({@code OR
 * REPLACE}, {@code IF NOT EXISTS}) or takes rows along has no answer.
 */
public final class TakingBack {

  /** What {@code DROP} takes by its name alone. */
  private static final Set<String> NAMED =
      Set.of("table", "view", "sequence", "type", "domain", "schema", "extension", "collation");

  /** What hangs on a table and is named with it. */
  private static final Set<String> ON_TABLE = Set.of("trigger", "policy");

  /** After these nothing is left to take back. */
  private static final Set<String> LEAVING_NOTHING =
      Set.of("set", "reset", "analyze", "vacuum", "lock");

  /** What stands behind ADD where no column does. */
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "unique", "foreign", "check", "exclude", "not", "generated");

  private final WordReader words;

  /** Constraints that came and went, of which nothing is left to take back. */
  private final Set<String> gone;

  private final Set<String> added = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();

  private TakingBack(String sql, Set<String> gone) {
    this.words = WordReader.of(sql);
    this.gone = gone;
  }

  /**
   * Reads a statement.
   *
   * @param sql one statement, which has run
   * @return the statement that takes it back, without semicolon; an empty text where nothing is
   *     left of it; nothing where its text does not tell
   */
  public static Optional<String> of(String sql) {
    return new TakingBack(sql, Set.of()).read();
  }

  /**
   * Reads statements that ran one behind the other.
   *
   * @param statements the statements
   * @return for each of them what {@link #of} answers; but a constraint that one has added and a
   *     later one has dropped, as a check does that spares {@code SET NOT NULL} the look at the
   *     rows, needs nothing
   */
  public static List<Optional<String>> ofAll(List<String> statements) {
    Set<String> there = new HashSet<>();
    Set<String> gone = new HashSet<>();
    for (String statement : statements) {
      TakingBack one = new TakingBack(statement, Set.of());
      one.read();
      one.dropped.stream().filter(there::contains).forEach(gone::add);
      gone.removeAll(one.added);
      there.addAll(one.added);
    }
    return statements.stream().map(statement -> new TakingBack(statement, gone).read()).toList();
  }

  private Optional<String> read() {
    if (words.takes("create")) {
      return created();
    }
    if (words.takesPhrase("alter", "table")) {
      return altered();
    }
    return LEAVING_NOTHING.stream().anyMatch(word -> words.is(0, word))
        ? Optional.of("")
        : Optional.empty();
  }

  private Optional<String> created() {
    if (words.takes("temporary") || words.takes("temp")) {
      return Optional.of("");
    }
    words.takes("unlogged");
    words.takes("constraint");
    if (words.takes("unique") || words.isNext("index")) {
      return words.takes("index") ? index() : Optional.empty();
    }
    boolean materialized = words.takes("materialized");
    for (String kind : NAMED) {
      if (words.takes(kind)) {
        return words.isNext("if") || words.isNext("authorization")
            ? Optional.empty()
            : drop(materialized ? "MATERIALIZED VIEW" : kind, words.name());
      }
    }
    for (String kind : ON_TABLE) {
      if (words.takes(kind)) {
        String name = words.name();
        return words.skipTo("on") ? drop(kind, name + " ON " + words.name()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> drop(String kind, String name) {
    return Optional.of("DROP " + kind.toUpperCase(Locale.ROOT) + " " + name);
  }

  /** An index lies in the schema of its table; a constraint made of it takes it along. */
  private Optional<String> index() {
    String kind = words.takes("concurrently") ? "INDEX CONCURRENTLY IF EXISTS" : "INDEX IF EXISTS";
    if (words.isNext("if") || words.isNext("on")) {
      return Optional.empty();
    }
    String name = words.name();
    if (!words.takes("on")) {
      return Optional.empty();
    }
    words.takes("only");
    List<String> table = words.nameParts();
    table.set(table.size() - 1, name);
    return drop(kind, String.join(".", table));
  }

  private Optional<String> altered() {
    boolean maybe = words.takesPhrase("if", "exists");
    boolean only = words.takes("only");
    String table = words.name();
    words.takesSymbol("*");
    boolean isKnown = true;
    List<String> actions = new ArrayList<>();
    do {
      Optional<String> action = action(table);
      isKnown &= action.isPresent();
      action.filter(text -> !text.isEmpty()).ifPresent(text -> actions.add(0, text));
    } while (words.skipPastComma());
    if (isKnown && actions.isEmpty()) {
      return Optional.of("");
    }
    return maybe || !isKnown
        ? Optional.empty()
        : Optional.of(
            "ALTER TABLE " + (only ? "ONLY " : "") + table + " " + String.join(", ", actions));
  }

  private Optional<String> action(String table) {
    if (words.takes("add")) {
      return added(table);
    }
    if (words.takesPhrase("drop", "constraint")) {
      words.takesPhrase("if", "exists");
      String constraint = table + " " + words.name();
      dropped.add(constraint);
      return gone.contains(constraint) ? Optional.of("") : Optional.empty();
    }
    if (words.takesPhrase("validate", "constraint")) {
      return Optional.of("");
    }
    if (words.takes("alter")) {
      words.takes("column");
      String column = words.name();
      return words.takesPhrase("set", "not", "null")
          ? Optional.of("ALTER COLUMN " + column + " DROP NOT NULL")
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<String> added(String table) {
    if (words.takes("constraint")) {
      String name = words.name();
      added.add(table + " " + name);
      return Optional.of(gone.contains(table + " " + name) ? "" : "DROP CONSTRAINT " + name);
    }
    boolean column = words.takes("column");
    if (words.isNext("if") || (!column && CONSTRAINTS.stream().anyMatch(words::isNext))) {
      return Optional.empty();
    }
    return Optional.of("DROP COLUMN " + words.name());
  }
}
