package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AludelException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.RepairDecision;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state that a failure can leave a revision in: the message says which command leads out, the
 * command is typed as it stands there, and then an upgrade comes to head.
 */
@ExtendWith(PostgresExtension.class)
class WaysOutPostgresTest {

  private static final String RUN_AGAIN = "run it again";

  @TempDir Path temp;
  private PostgresDatabase database;
  private RevisionFolder folder;

  @BeforeEach
  void oneTable(PostgresDatabase shared) {
    database = shared.fresh();
    folder =
        RevisionFolder.in(temp)
            .revision(
                "aaaa",
                "base",
                """
                CREATE TABLE item (a int);
                INSERT INTO item VALUES (1), (1);
                CREATE TABLE open (door boolean);
                CREATE PROCEDURE pass() LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO item VALUES (2); COMMIT;
                  IF NOT EXISTS (SELECT FROM open) THEN RAISE EXCEPTION 'closed'; END IF; END $$;""",
                "DROP PROCEDURE pass; DROP TABLE item, open;");
  }

  /**
   * A state, and the way out of it.
   *
   * @param state what it is
   * @param fails the statements of a revision that fails
   * @param mended the same after a person has corrected the file; empty where it stays
   * @param byHand what a person does in the database, as the message asks for
   * @param command what the message says to type; {@link #RUN_AGAIN} for the upgrade alone
   */
  private record Stuck(String state, String fails, String mended, String byHand, String command) {
    @Override
    public String toString() {
      return state + ": " + command;
    }
  }

  static Stream<Stuck> states() {
    String table = "CREATE TABLE b (a int);\n";
    String index = "CREATE INDEX CONCURRENTLY b_a ON b (a);\n";
    String unique = "CREATE UNIQUE INDEX CONCURRENTLY item_u ON item (a);\n";
    String wrong = "SELECT 1/0;\n";
    String pass = "CALL pass();\n";
    return Stream.of(
        new Stuck(
            "nothing took effect",
            "CREATE INDEX CONCURRENTLY i ON nowhere (a);",
            "CREATE INDEX CONCURRENTLY i ON item (a);",
            "",
            RUN_AGAIN),
        new Stuck("an INVALID index stays", unique, "", "TRUNCATE item", RUN_AGAIN),
        new Stuck(
            "statements stay, and the one behind them is corrected",
            table + index + wrong,
            table + index + "SELECT 1;",
            "",
            RUN_AGAIN),
        new Stuck(
            "statements stay, and one of them is corrected; the database has it",
            table + index + wrong,
            "CREATE TABLE b (a int, c int);\n" + index,
            "ALTER TABLE b ADD COLUMN c int",
            "repair bbbb --done"),
        new Stuck(
            "statements stay, and one of them is corrected; they were taken back",
            table + index + wrong,
            "CREATE TABLE b (a int, c int);\n" + index,
            "DROP TABLE b",
            "repair bbbb --undone"),
        new Stuck(
            "statements stay, and all was taken back by hand",
            table + index + wrong,
            table + index,
            "DROP TABLE b",
            "repair bbbb --undone"),
        new Stuck(
            "statements stay, and the file has fewer of them now",
            table + index + wrong,
            table,
            "DROP TABLE b",
            "repair bbbb --undone"),
        new Stuck(
            "a segment behind a commit fails",
            table + "-- @commit\n" + wrong,
            table + "-- @commit\nSELECT 1;",
            "",
            RUN_AGAIN),
        new Stuck(
            "a procedure has committed a part; all of it is there",
            table + pass,
            "",
            "INSERT INTO open VALUES (true)",
            "repair bbbb --done"),
        new Stuck(
            "a procedure has committed a part; it is taken back",
            table + pass,
            "",
            "INSERT INTO open VALUES (true); DELETE FROM item WHERE a = 2",
            "repair bbbb --undone"),
        new Stuck(
            "a procedure has committed a part, and the statement before it is corrected",
            table + pass,
            "CREATE TABLE b (a bigint);\n" + pass,
            "INSERT INTO open VALUES (true); ALTER TABLE b ALTER COLUMN a TYPE bigint",
            "repair bbbb --done"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void theMessagesCommandLeadsOut(Stuck stuck) {
    file(stuck.fails());
    String message = failure(aludel());
    if (!stuck.mended().isEmpty()) {
      file(stuck.mended());
      if (!message.contains("'" + stuck.command() + "'") && !stuck.command().equals(RUN_AGAIN)) {
        message = failure(aludel());
      }
    }
    if (!stuck.byHand().isEmpty()) {
      database.execute(stuck.byHand());
    }
    type(aludel(), message, stuck.command());
    assertAtHead(aludel());
  }

  @Test
  void whereItLeadsNowhereTheMessageNamesTheOneThatDoes() {
    file("CREATE TABLE b (a int);\nCREATE INDEX CONCURRENTLY b_a ON b (a);\nSELECT 1/0;");
    failure(aludel());
    file("CREATE TABLE b (a int);");
    String message =
        String.valueOf(
            catchThrowableOfType(
                    AludelException.class, () -> aludel().repair("bbbb", RepairDecision.DONE))
                .getMessage());
    database.execute("DROP TABLE b");
    type(aludel(), message, "repair bbbb --undone");
    assertAtHead(aludel());
  }

  @Test
  void aChangeThatTheDatabaseHasIsAccepted() {
    folder.table("bbbb", "aaaa");
    aludel().upgrade();
    folder.revision("bbbb", "aaaa", "CREATE TABLE t_bbbb (a int, b int);", "DROP TABLE t_bbbb;");
    database.execute("ALTER TABLE t_bbbb ADD COLUMN b int");
    type(aludel(), failure(aludel()), "repair bbbb --accept");
    assertAtHead(aludel());
  }

  /** How a Java revision without a transaction can end. */
  enum JavaState {
    FAILED_AND_ALL_IS_THERE("stamp cccc"),
    FAILED_AND_TAKEN_BACK("repair cccc --undone"),
    KILLED_AND_ALL_IS_THERE("stamp cccc"),
    KILLED_AND_TAKEN_BACK("repair cccc --undone"),
    FAILED_BEHIND_A_RECORDED_STATEMENT("repair cccc --undone"),
    CALLED_A_PROCEDURE("repair cccc --done");

    private final String command;

    JavaState(String command) {
      this.command = command;
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource
  void aJavaRevisionThatWorkedThroughItsConnectionIsNotRepeatedUnasked(JavaState state) {
    file("SELECT 1;");
    boolean called = state == JavaState.CALLED_A_PROCEDURE;
    Migration migration =
        called
            ? new Calling()
            : new Connected(state == JavaState.FAILED_BEHIND_A_RECORDED_STATEMENT);
    Aludel aludel =
        Aludel.builder()
            .dataSource(database.dataSource())
            .locations(folder.location())
            .migrations(migration)
            .build();
    String message = failure(aludel);
    assertThat(message).doesNotContain("none of its statements took effect");
    if (!called) {
      assertThat(message)
          .contains(
              "It worked through its connection, or wrote in a query, outside a transaction: what it did stays");
    }
    if (state.name().startsWith("KILLED")) {
      database.execute("UPDATE aludel_log SET error = NULL WHERE revision = 'cccc'");
      message = failure(aludel);
    }
    assertThat(failure(aludel)).contains("cccc");
    assertThat(database.strings("SELECT count(*) FROM item WHERE a > 1")).containsExactly("1");
    if (state.command.startsWith("repair cccc --undone")) {
      String refused =
          catchThrowableOfType(
                  AludelException.class, () -> aludel.repair("cccc", RepairDecision.DONE))
              .getMessage();
      assertThat(refused).contains("'stamp'", "'repair cccc --undone'");
      database.execute("DELETE FROM item WHERE a > 1", "DROP TABLE IF EXISTS recorded");
    }
    database.execute("INSERT INTO open VALUES (true)");
    type(aludel, message, state.command);
    assertAtHead(aludel);
    assertThat(database.strings("SELECT count(*) FROM item WHERE a > 1")).containsExactly("1");
  }

  /** Puts a row in by the connection, and fails behind it. */
  @Revision(id = "cccc", revises = "bbbb", transaction = false)
  public static final class Connected implements Migration {
    private final boolean recordsMore;

    Connected(boolean recordsMore) {
      this.recordsMore = recordsMore;
    }

    @Override
    public void upgrade(Operations op) throws Exception {
      try (Statement statement = op.connection().createStatement()) {
        statement.execute("INSERT INTO item VALUES (2)");
      }
      if (recordsMore) {
        op.execute("CREATE TABLE recorded (a int)");
        op.query("SELECT 1", row -> 1);
      }
      if (op.query("SELECT 1 FROM open", row -> 1).isEmpty()) {
        throw new IllegalStateException("closed");
      }
    }
  }

  @Test
  void aJavaRevisionThatOnlyLockedRowsRunsAgain() {
    file("SELECT 1;");
    Aludel aludel =
        Aludel.builder()
            .dataSource(database.dataSource())
            .locations(folder.location())
            .migrations(new Locking())
            .build();
    assertThat(failure(aludel)).contains("closed").doesNotContain("nothing tells");
    database.execute("INSERT INTO open VALUES (true)");
    assertAtHead(aludel);
  }

  /** Locks rows, whose update a literal and a comment speak of. */
  @Revision(id = "cccc", revises = "bbbb", transaction = false)
  public static final class Locking implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.query("SELECT a FROM item WHERE 'delete' <> '' FOR UPDATE -- update", row -> 1);
      if (op.query("SELECT 1 FROM open", row -> 1).isEmpty()) {
        throw new IllegalStateException("closed");
      }
    }
  }

  /** Calls a procedure that commits a part of its work. */
  @Revision(id = "cccc", revises = "bbbb", transaction = false)
  public static final class Calling implements Migration {
    @Override
    public void upgrade(Operations op) {
      op.execute("CALL pass()");
    }
  }

  private Aludel aludel() {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
  }

  private void file(String statements) {
    String off = statements.contains("CALL") ? "-- @transaction off\n" : "";
    folder.file("bbbb.sql", "-- @revises aaaa\n" + off + "-- @upgrade\n" + statements + "\n");
  }

  private static String failure(Aludel aludel) {
    AludelException failed = catchThrowableOfType(AludelException.class, aludel::upgrade);
    assertThat(failed).isNotNull();
    return String.valueOf(failed.getMessage());
  }

  /** Types a command exactly as a message has it, between quotes. */
  private static void type(Aludel aludel, String message, String command) {
    if (command.equals(RUN_AGAIN)) {
      assertThat(message)
          .containsPattern("(?i)run it again|The next run goes on|The next run drops");
      return;
    }
    assertThat(message).contains("'" + command + "'");
    List<String> words = Arrays.asList(command.split(" "));
    if (words.get(0).equals("stamp")) {
      aludel.stamp(words.subList(1, words.size()).toArray(String[]::new));
    } else {
      aludel.repair(
          words.get(1), RepairDecision.valueOf(words.get(2).substring(2).toUpperCase(Locale.ROOT)));
    }
  }

  private static void assertAtHead(Aludel aludel) {
    aludel.upgrade();
    aludel.validate();
    assertThat(aludel.upgrade().steps()).isEmpty();
  }
}
