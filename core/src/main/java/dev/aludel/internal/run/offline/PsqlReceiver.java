package dev.aludel.internal.run.offline;

import dev.aludel.internal.database.LentConnection;
import dev.aludel.internal.database.LogTable;
import dev.aludel.internal.database.VersionTable;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Attempts;
import dev.aludel.internal.run.step.Instruction;
import dev.aludel.internal.run.step.SessionSettings;
import dev.aludel.internal.script.file.ScriptOptions;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.internal.sql.DoBlock;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.internal.sql.PsqlText;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * Prints the instructions of steps as a script for psql.
 *
 * <p>The user, the role and the search_path that the script finds are kept in variables of psql,
 * which no revision can change. Behind an own statement that must hit one row stands the question
 * whether it did: a revision or a trigger may have changed what the guard has seen.
 */
public final class PsqlReceiver implements Instruction.Receiver, StatementSink {

  /** The session setting that holds the schema that revisions run in, where none was named. */
  static final String SCHEMA_SETTING = "aludel.schema";

  /** The value of that setting, in SQL: under Aludel's own search_path the server can't tell. */
  static final String SCHEMA = "pg_catalog.current_setting(" + Literals.quote(SCHEMA_SETTING) + ")";

  /** The session setting that holds how many rows an own statement hit. */
  private static final String HIT_SETTING = "aludel.hit";

  private static final String ONE_ROW =
      DoBlock.of(
          """
          BEGIN
            IF pg_catalog.current_setting('%s') OPERATOR(pg_catalog.<>) '1' THEN
              RAISE EXCEPTION USING ERRCODE = '%s',
                MESSAGE = 'The revision, a trigger or a rule has changed the rows of Aludel''s own tables';
            END IF;
          END
          """
              .formatted(HIT_SETTING, VersionTable.ROWS_MOVED));

  private static final int CHARACTERS = 8192;

  private final RunSettings settings;
  private final Attempts attempts;
  private final Appendable out;
  private final LogTable log;
  private final boolean currentSchema;
  private final Map<Wanted, String> texts = new HashMap<>();
  private boolean lasting;
  private boolean startNoted;
  private boolean behindOwn;

  PsqlReceiver(RunSettings settings, LogTable log, Appendable out) {
    this.settings = settings;
    this.attempts = new Attempts(settings.limits());
    this.out = out;
    this.log = log;
    this.currentSchema = settings.tables().schema().isEmpty();
  }

  /** Finds out where the script runs; once, at its beginning. */
  void remember() {
    String role =
        settings.role().isEmpty()
            ? "pg_catalog.current_setting('role')"
            : Literals.quote(settings.role());
    String path = "pg_catalog.current_setting('search_path')";
    String wholePath =
        settings
            .tables()
            .schema()
            .map(Identifiers::quote)
            .map(
                first ->
                    "pg_catalog.concat_ws(', ', %1$s, CASE WHEN %2$s OPERATOR(pg_catalog.<>) '' THEN %2$s END)"
                        .formatted(Literals.quote(first), path))
            .orElse(path);
    line(
        "SELECT session_user AS aludel_user,\n       %s AS aludel_role,\n       %s AS aludel_search_path%s \\gset"
            .formatted(
                role,
                wholePath,
                currentSchema ? ",\n       pg_catalog.current_schema() AS aludel_schema" : ""));
  }

  @Override
  public void begin() {
    line("BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;");
  }

  @Override
  public void noteStart() {
    startNoted = true;
    line("SELECT extract(epoch FROM pg_catalog.clock_timestamp()) AS aludel_started \\gset");
  }

  /** Most revisions want the same, and thousands of them may be printed. */
  private record Wanted(ScriptOptions options, boolean lasting) {}

  @Override
  public void freshSession(ScriptOptions options, boolean lastingSession) {
    lasting = lastingSession;
    line(texts.computeIfAbsent(new Wanted(options, lasting), this::fresh));
  }

  private String fresh(Wanted wanted) {
    return "CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; SET SESSION AUTHORIZATION :'aludel_user'; RESET ALL;\n"
        + "SET client_encoding = 'UTF8';\n"
        + LentConnection.settingsStatement(sessionSettings(wanted.options()), !wanted.lasting())
        + ";\n"
        + role()
        + schema();
  }

  private Map<String, String> sessionSettings(ScriptOptions options) {
    return SessionSettings.of(options, settings, lockTimeout(options));
  }

  /** A script makes one attempt. */
  private Duration lockTimeout(ScriptOptions options) {
    return attempts.onlyLockTimeout(options);
  }

  private String role() {
    return "SELECT pg_catalog.set_config('role', :'aludel_role', %s) AS aludel_role \\gset"
        .formatted(!lasting);
  }

  private String schema() {
    return currentSchema
        ? "\n%s %s = :'aludel_schema';".formatted(lasting ? "SET" : "SET LOCAL", SCHEMA_SETTING)
        : "";
  }

  @Override
  public void settingsAgain(ScriptOptions options) {
    ownRole();
    line(
        LentConnection.continueStatement(SessionSettings.again(sessionSettings(options)))
            + ";"
            + schema());
  }

  @Override
  public void revisionPath() {
    line("");
    line(
        "SELECT pg_catalog.set_config('search_path', :'aludel_search_path', %s) AS aludel_search_path \\gset"
            .formatted(!lasting));
    line("");
  }

  @Override
  public void ownRole() {
    line("SET SESSION AUTHORIZATION :'aludel_user';");
    line(role());
  }

  @Override
  public void guard(VersionTable table, SortedSet<String> rows) {
    own(table.guard(rows), false);
  }

  @Override
  public void own(String sql, boolean hitsOneRow) {
    line(sql + ";");
    if (hitsOneRow) {
      line("SET LOCAL " + HIT_SETTING + " = :ROW_COUNT;\n" + ONE_ROW + ";");
    }
    behindOwn = true;
  }

  @Override
  public void logRow(RevisionNode revision, LogTable.Row row) {
    line(
        log.append(
                revision,
                row,
                startNoted ? "pg_catalog.to_timestamp(:aludel_started)" : "pg_catalog.now()")
            + ";");
  }

  @Override
  public void allStatements(PreparedStep prepared) {
    prepared.statements(this, PsqlReceiver::refuse);
  }

  /** Java code is called before anything is printed. */
  static void refuse(PreparedStep.JavaStep step) {
    throw new IllegalStateException(step.step().revision().id() + " was not called yet");
  }

  @Override
  public void statement(SqlStatement statement) {
    if (behindOwn) {
      line("");
    }
    line(PsqlText.of(statement.text()) + ";");
    line("");
  }

  @Override
  public void copy(SqlStatement copy, InputStream data) {
    line(PsqlText.of(copy.text()) + ";");
    try {
      // Not closed: the data is a part of the file, which its owner closes.
      if (!endsLine(new InputStreamReader(data, StandardCharsets.UTF_8))) {
        line("");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line("\\.");
    line("");
  }

  /** Prints all of it; answers whether the last line has its end. */
  private boolean endsLine(Reader data) throws IOException {
    char[] part = new char[CHARACTERS];
    char last = '\n';
    for (int read = data.read(part); read > 0; read = data.read(part)) {
      out.append(CharBuffer.wrap(part, 0, read));
      last = part[read - 1];
    }
    return last == '\n';
  }

  @Override
  public void alone(Instruction.Alone alone) {
    alone.settings().forEach(this::statement);
    line(
        SessionSettings.lockTimeoutAlone(alone.statement().effect(), lockTimeout(alone.options()))
            + ";");
    statement(alone.statement());
  }

  @Override
  public void commit() {
    line("COMMIT;");
    line("");
  }

  void line(String text) {
    behindOwn = false;
    try {
      out.append(text).append("\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
