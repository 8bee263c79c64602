package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.database.LentConnection;
import dev.aludel.internal.database.ScratchHost;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.database.ServerException;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.SessionSettings;
import dev.aludel.internal.sql.ClusterWide;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes models real in a scratch database.
 *
 * <p>The statements of a file keep their order. Where one fails because something is missing, the
 * files behind it have their turn, and it is tried again; only where that leads nowhere are
 * statements below it tried before it.
 */
final class ModelLoader {

  /** What PostgreSQL says where another statement may still make what is missing. */
  private static final Set<String> MISSING =
      Set.of("42P01", "42883", "42704", "3F000", "42703", "42830", "55000");

  private final ScratchServer server;
  private final RunSettings run;
  private final String mainSchema;
  private List<String> settings = List.of();

  /**
   * Loads with bare names meaning one schema.
   *
   * @param server the server of the databases
   * @param run how revisions run
   * @param mainSchema the schema; empty for what prepares a database, with the search_path and the
   *     role of the connection
   */
  ModelLoader(ScratchServer server, RunSettings run, String mainSchema) {
    this.server = server;
    this.run = run;
    this.mainSchema = mainSchema;
  }

  /**
   * Loads files, in their order.
   *
   * @param database an empty database
   * @param files the files
   * @throws AutogenerateException for the first statement that can't be run
   */
  void load(ScratchDatabase database, List<ModelFile> files) {
    if (!server.isOwn()) {
      files.forEach(ModelLoader::refuseClusterWide);
    }
    try (Session session = database.source().open(run.limits().connectWait())) {
      begin(session);
      List<Open> open = new ArrayList<>();
      files.forEach(file -> open.add(new Open(file, new ArrayDeque<>(file.statements()))));
      while (!open.isEmpty()) {
        boolean moved = false;
        for (Iterator<Open> next = open.iterator(); next.hasNext(); ) {
          Open file = next.next();
          moved |= advance(session, file);
          if (file.left().isEmpty()) {
            next.remove();
          }
        }
        if (!moved && !open.isEmpty() && !advanceAnywhere(session, open)) {
          throw first(open);
        }
      }
    }
  }

  /** A file with the statements that are still to be run. */
  private static final class Open {
    private final ModelFile file;
    private final Deque<ModelFile.Statement> left;
    private @Nullable ServerException failure;

    Open(ModelFile file, Deque<ModelFile.Statement> left) {
      this.file = file;
      this.left = left;
    }

    Deque<ModelFile.Statement> left() {
      return left;
    }
  }

  private void begin(Session session) {
    List<String> statements = new ArrayList<>(ours());
    if (!mainSchema.isEmpty()) {
      statements.add("CREATE SCHEMA IF NOT EXISTS " + Identifiers.quote(mainSchema));
    }
    statements.addAll(path());
    session.sendEach(statements, statements);
  }

  /** A model means here what it would mean in a revision. */
  private List<String> ours() {
    List<String> statements = new ArrayList<>(ScratchHost.OWN_TIME);
    // Nothing here has to survive a crash of the server.
    statements.add("SET synchronous_commit = off");
    statements.add(LentConnection.settingsStatement(SessionSettings.environment(run), false));
    // What prepares a database is a DBA's, who may do more than the role that owns it.
    if (!server.role().isEmpty() && !mainSchema.isEmpty()) {
      statements.add("SET ROLE " + Identifiers.quote(server.role()));
    }
    return statements;
  }

  private List<String> path() {
    return mainSchema.isEmpty()
        ? List.of()
        : List.of(
            "SELECT pg_catalog.set_config('search_path', pg_catalog.concat(%s, ', ', pg_catalog.current_setting('search_path')), false)"
                .formatted(Literals.quote(Identifiers.quote(mainSchema))));
  }

  /** Runs a file's statements until one misses something; tells whether any ran. */
  private boolean advance(Session session, Open file) {
    boolean moved = false;
    while (!file.left().isEmpty()) {
      if (!ran(session, file, file.left().peekFirst())) {
        return moved;
      }
      file.left().removeFirst();
      moved = true;
    }
    return moved;
  }

  /** Where no file gets any further in its own order: whatever statement can be run. */
  private boolean advanceAnywhere(Session session, List<Open> open) {
    for (Open file : open) {
      ServerException failure = file.failure;
      for (Iterator<ModelFile.Statement> next = file.left().iterator(); next.hasNext(); ) {
        if (ran(session, file, next.next())) {
          next.remove();
          return true;
        }
      }
      file.failure = failure;
    }
    return false;
  }

  private boolean ran(Session session, Open file, ModelFile.Statement statement) {
    try {
      set(session, statement.settings());
      session.sendEach(List.of(statement.sql()), List.of(statement.sql()));
      return true;
    } catch (ServerException e) {
      if (server.madeMissingRole(e.error().message())) {
        return ran(session, file, statement);
      }
      if (!MISSING.contains(e.error().sqlState())) {
        throw failed(file.file, statement, e);
      }
      file.failure = e;
      return false;
    }
  }

  /** What a file sets holds for its own statements alone. */
  private void set(Session session, List<String> wanted) {
    if (wanted.equals(settings)) {
      return;
    }
    settings = List.of();
    List<String> statements = new ArrayList<>(List.of("RESET SESSION AUTHORIZATION", "RESET ALL"));
    statements.addAll(ours());
    statements.addAll(path());
    statements.addAll(wanted);
    session.sendEach(statements, statements);
    settings = wanted;
  }

  private static AutogenerateException first(List<Open> open) {
    Open file = open.get(0);
    ModelFile.Statement statement = file.left().getFirst();
    return failed(file.file, statement, java.util.Objects.requireNonNull(file.failure));
  }

  private static AutogenerateException failed(
      ModelFile file, ModelFile.Statement statement, ServerException failure) {
    ServerError error = failure.error();
    return new AutogenerateException(
        "%s, line %s: this statement can't be run on an empty database.\n%s\n%s"
            .formatted(file.place(), statement.line(), shown(statement.sql()), error.describe()),
        remedy(error.sqlState()),
        failure.driverException());
  }

  private static String remedy(String sqlState) {
    return switch (sqlState) {
      case "42P07", "42710", "42723", "42P06" ->
          "What a model makes, it makes once: remove one of the two.";
      case "58P01", "0A000" ->
          "If an extension is missing, install it on the scratch server, or name another server with"
              + " the setting 'scratch'.";
      case "42501" ->
          "Let a role that may do so prepare each scratch database, in a file that the setting"
              + " 'scratch-init' names; or name another server with the setting 'scratch'.";
      default -> "Correct the model; all of its files together make the wanted schema.";
    };
  }

  private static String shown(String sql) {
    List<String> lines = sql.lines().limit(4).toList();
    return "  "
        + String.join("\n  ", lines.subList(0, Math.min(3, lines.size())))
        + (lines.size() > 3 ? "\n  …" : "");
  }

  private static void refuseClusterWide(ModelFile file) {
    for (ModelFile.Statement statement : file.statements()) {
      Optional<String> construct = ClusterWide.construct(statement.sql());
      if (construct.isPresent()) {
        throw new AutogenerateException(
            "%s, line %s: %s takes effect on the whole server, and others use it too."
                .formatted(file.place(), statement.line(), construct.get()),
            "Leave it out of the model; or let scratch databases be made on a server of their own, with"
                + " 'scratch=embedded'.");
      }
    }
  }
}
