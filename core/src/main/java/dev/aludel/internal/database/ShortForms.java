package dev.aludel.internal.database;

import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Short forms of the two statements that each revision begins with, prepared in the session.
 *
 * <p>The full ones are PL/pgSQL, and most of their time goes into being read and planned. A short
 * one can only say yes: where it fails, the full ones run in its place, mend what can be mended, or
 * say why not. Then the rest of the run does without, since a server's log shows each failure.
 */
public final class ShortForms {

  /** A run of one revision has no use for them. */
  private static final int WORTH_IT = 2;

  private static final String FRESH = "aludel_fresh_session";
  private static final String GUARD = "aludel_guard";
  private static final List<String> NAMES = List.of(FRESH, GUARD);

  private final SessionState state;
  private @Nullable Wanted wanted;
  private int times;
  private boolean prepared;
  private boolean ended;

  ShortForms(SessionState state) {
    this.state = state;
  }

  /** What a revision begins with. */
  record Wanted(Map<String, String> settings, String role) {}

  /**
   * What undoes that which a script may leave and which nobody has to ask for; then the question
   * for the rest.
   *
   * @param beginning what the revision begins with
   * @return statements; none where the full form is needed
   */
  List<String> freshSession(Wanted beginning) {
    return prepared && beginning.equals(wanted)
        ? List.of("RESET ALL", "UNLISTEN *", "EXECUTE " + FRESH)
        : List.of();
  }

  /** No more of them, since one said no or none may. */
  void end() {
    ended = true;
    prepared = false;
  }

  /** The full form takes away every statement that was prepared since the run began. */
  void fullFormRuns() {
    prepared = false;
  }

  /**
   * What prepares them, behind the full form; nothing in a run that is still short.
   *
   * @param beginning what the next revisions are likely to begin with
   * @param prepareGuard gives the statement that prepares the guard under a name
   * @return statements
   */
  List<String> prepare(Wanted beginning, UnaryOperator<String> prepareGuard) {
    if (!beginning.equals(wanted)) {
      wanted = beginning;
      times = 0;
    }
    times++;
    if (ended || times < WORTH_IT || !state.leavesRoomFor(NAMES)) {
      return List.of();
    }
    prepared = true;
    List<String> optional = new ArrayList<>();
    SessionState.OPTIONAL.stream()
        .filter(beginning.settings()::containsKey)
        .forEach(name -> optional.add(asTheFullFormLeft(name)));
    String select =
        "PREPARE %s AS SELECT %s,\n  %s"
            .formatted(
                FRESH,
                oneOr("something was left in the session", "NOT (" + state.leftOver(NAMES) + ")"),
                String.join(",\n  ", state.calls(beginning.settings(), beginning.role())));
    optional.add(0, Literals.quote(select));
    return List.of(
        DoBlock.of(
            "BEGIN\n  EXECUTE pg_catalog.concat(%s);\nEND".formatted(String.join(",\n", optional))),
        prepareGuard.apply(GUARD));
  }

  /** A server may lack it, or refuse it: the full form has tried. */
  private static String asTheFullFormLeft(String name) {
    return "CASE WHEN pg_catalog.current_setting(%1$s, true) IS NOT NULL THEN pg_catalog.format(%2$s, pg_catalog.current_setting(%1$s, true)) END"
        .formatted(
            Literals.quote(name),
            Literals.quote(
                ",\n  pg_catalog.set_config(%s, %%L, false)".formatted(Literals.quote(name))));
  }

  /** {@return an expression that fails, with a text in its message, unless a condition is true} */
  static String oneOr(String text, String condition) {
    return "CASE WHEN %s THEN '1' ELSE %s END::pg_catalog.int4"
        .formatted(condition, Literals.quote(text));
  }

  /**
   * The comparison of the version table's rows, where the revision began in short.
   *
   * @param rows every row that must be there
   * @return one statement
   */
  public static String guard(Collection<String> rows) {
    return "EXECUTE %s (%s)".formatted(GUARD, Literals.textArray(rows));
  }

  /** {@return whether a statement is one that can only say yes, and its full form says why not} */
  public static boolean isOne(String statement) {
    return NAMES.stream().anyMatch(name -> statement.startsWith("EXECUTE " + name));
  }
}
