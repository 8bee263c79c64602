package dev.aludel.quarkus.devui;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.quarkus.AludelBuildTimeConfig;
import dev.aludel.quarkus.AludelBuildTimeConfig.DatabaseBuildTimeConfig;
import dev.aludel.quarkus.AludelDatabases;
import dev.aludel.quarkus.AludelRunTimeConfig;
import dev.aludel.report.RunReport;
import dev.aludel.report.WrittenRevision;
import dev.aludel.request.RevisionRequest;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.setting.RepairDecision;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/** Answers the page in the Dev UI. Databases are named as {@link AludelDatabases} names them. */
@ApplicationScoped
public class AludelJsonRpcService {

  /** Has tests that run continuously run again; only there in dev mode. */
  public static final String RUN_TESTS = "aludel.tests";

  /** The log names them all. */
  private static final int MOST_NAMED = 8;

  private final AludelDatabases databases;
  private final AludelBuildTimeConfig buildTime;
  private final AludelRunTimeConfig runTime;
  private final Mark mark = new Mark();

  /**
   * Made by the container.
   *
   * @param databases the library for each database
   * @param buildTime what the build settled
   * @param runTime what the start settled
   */
  @Inject
  public AludelJsonRpcService(
      AludelDatabases databases, AludelBuildTimeConfig buildTime, AludelRunTimeConfig runTime) {
    if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
      throw new IllegalStateException(
          "What the Dev UI can do to a database is for dev mode alone.");
    }
    this.databases = databases;
    this.buildTime = buildTime;
    this.runTime = runTime;
  }

  /**
   * {@return the names of the databases; that of the one without a name is an empty text, and a
   * tenant's is its database's, a slash and its schema}
   */
  public List<String> names() {
    return Tab.names(databases);
  }

  /** {@return how many there are, for the card} */
  public int count() {
    return names().size();
  }

  /**
   * Everything the page shows of one database.
   *
   * @param name its name
   * @return what is known of it, and what could not be asked
   */
  public DatabaseView database(String name) {
    try {
      return new DatabaseReader(aludel(name), target(name), mark).read(name);
    } catch (AludelException e) {
      return DatabaseView.of(name, Problem.of(e));
    }
  }

  /**
   * What one revision does.
   *
   * @param name the name of a database
   * @param id the revision's id
   * @return its SQL, as far as it can be told
   */
  public RevisionView revision(String name, String id) {
    return new RevisionReader(aludel(name), target(name)).read(id);
  }

  /**
   * The script of everything that is pending, as psql would run it.
   *
   * @param name the name of a database
   * @return the script as the message, or why there is none
   */
  public Outcome script(String name) {
    return Outcome.of(
        () -> {
          StringBuilder sql = new StringBuilder();
          aludel(name).offline().upgrade("current:" + target(name), sql);
          return sql.toString();
        });
  }

  /**
   * Brings a database where the application's start would bring it.
   *
   * @param name the name of a database
   * @param seen the mark of what the page showed
   * @return what was done
   */
  public Outcome upgrade(String name, String seen) {
    return Outcome.of(() -> done("Upgraded", run(name, aludel(name).pending(target(name)), seen)));
  }

  /**
   * What a downgrade to a revision would take back.
   *
   * @param name the name of a database
   * @param target the revision that the database is to be at
   * @return the way down
   */
  public StepDown wayDown(String name, String target) {
    return StepDown.of(aludel(name).takingBack(target), mark);
  }

  /**
   * Takes revisions back.
   *
   * @param name the name of a database
   * @param target the target of a {@link StepDown}
   * @param seen its mark
   * @return what was done
   */
  public Outcome downgrade(String name, String target, String seen) {
    return Outcome.of(() -> done("Downgraded", run(name, aludel(name).takingBack(target), seen)));
  }

  private RunReport run(String name, Plan plan, String seen) {
    mark.check(seen, plan);
    return aludel(name).run(plan);
  }

  /**
   * Takes the text that a changed revision has now for the one that the database has.
   *
   * @param name the name of a database
   * @param id the revision's id
   * @param seen the mark of the upgrade that the page showed
   * @return what was done
   */
  public Outcome accept(String name, String id, String seen) {
    return Outcome.of(
        () -> {
          mark.check(seen, aludel(name).pending(target(name)));
          aludel(name).repair(id, RepairDecision.ACCEPT);
          return "Accepted: nothing ran, and the log says that the database has %s as it is now."
              .formatted(id);
        });
  }

  /**
   * What a stamp would change.
   *
   * @param name the name of a database
   * @param target what the database is to be at
   * @param purge whether every row goes first, those that this build doesn't know as well
   * @return the rows before and after, or why it can't be done
   */
  public StampView stampPlan(String name, String target, boolean purge) {
    return StampView.of(aludel(name), target, purge, mark);
  }

  /**
   * Moves the rows of the version table and runs nothing.
   *
   * @param name the name of a database
   * @param target what the database is at
   * @param purge whether every row goes first, those that this build doesn't know as well
   * @param seen the mark of the {@link StampView} that the page showed
   * @return what was done
   */
  public Outcome stamp(String name, String target, boolean purge, String seen) {
    StampView now = StampView.of(aludel(name), target, purge, mark);
    if (!now.problems().isEmpty()) {
      return new Outcome("", now.problems());
    }
    return Outcome.of(
        () -> {
          mark.check(seen, now.rowsBefore() + " " + now.rowsAfter());
          SortedSet<String> rows = aludel(name).stamp(List.of(target), purge).rowsAfter();
          return "Stamped: nothing ran, and the version table has %s."
              .formatted(rows.isEmpty() ? "no row" : String.join(", ", rows));
        });
  }

  /**
   * Writes a new revision into the project's sources.
   *
   * @param name the name of a database
   * @param message what the revision is for
   * @param upgrade the SQL of its upgrade; may be empty, to be filled in
   * @param downgrade the SQL of its downgrade; may be empty, to be filled in
   * @return what was written, and where
   */
  public Outcome newRevision(String name, String message, String upgrade, String downgrade) {
    return Outcome.of(
        () -> {
          Optional<String> folder = sourceFolder(name);
          RevisionRequest request = RevisionRequest.of(message).withSql(upgrade, downgrade);
          WrittenRevision written =
              aludel(name).workbench().revision(folder.map(request::withFolder).orElse(request));
          List<String> sentences = new ArrayList<>();
          sentences.add("Wrote '%s'.".formatted(written.file()));
          if (folder.isEmpty()) {
            // Of a folder elsewhere the library can't know that it is one of the locations.
            sentences.addAll(written.notes());
          }
          return String.join("\n", sentences);
        });
  }

  /**
   * Compares what the revisions make with what the entities want; nothing is written.
   *
   * @param name the name of a database
   * @return the differences, and the revision that they would become
   */
  public ChangesView changes(String name) {
    SourceFolders folders = sourceFolders();
    return new ChangesReader(
            aludel(name),
            folders.has(locations(name)) ? folders.of(locations(name)) : folders.any())
        .read();
  }

  /**
   * Writes the revision that leads to what the entities want into the project's sources.
   *
   * @param name the name of a database
   * @param message what the revision is for
   * @return what was written, and where
   */
  public Outcome writeChanges(String name, String message) {
    return Outcome.of(
        () -> {
          sourceFolders().make(locations(name));
          return new ChangesReader(aludel(name), sourceFolder(name)).write(message);
        });
  }

  /**
   * Has the application reloaded, as its next request would.
   *
   * @return why it didn't start again, if it didn't
   * @throws Exception where the files can't be looked through
   */
  public Outcome reload() throws Exception {
    HotReplacementContext development = development();
    if (development.doScan(true)) {
      DevConsoleManager.invoke(RUN_TESTS, Map.of());
    }
    return new Outcome("", Problem.of(development.getDeploymentProblem()));
  }

  /** {@return where the application's start brings a database} */
  private String target(String name) {
    return Objects.requireNonNull(runTime.databases().get(key(name)))
        .target()
        .orElse(buildTime(name).allowSeveralHeads() ? "heads" : "head");
  }

  private Optional<String> sourceFolder(String name) {
    return sourceFolders().of(locations(name));
  }

  private static SourceFolders sourceFolders() {
    return new SourceFolders(development().getResourcesDir());
  }

  private List<String> locations(String name) {
    return buildTime(name).locations().orElse(List.of("classpath:db/migrations"));
  }

  private static HotReplacementContext development() {
    return Objects.requireNonNull(DevConsoleManager.getHotReplacementContext());
  }

  private DatabaseBuildTimeConfig buildTime(String name) {
    return Objects.requireNonNull(buildTime.databases().get(key(name)));
  }

  private Aludel aludel(String name) {
    return Tab.of(name).aludel(databases);
  }

  private static String key(String name) {
    String database = Tab.of(name).database();
    return database.isEmpty() ? DataSourceUtil.DEFAULT_DATASOURCE_NAME : database;
  }

  private static String done(String verb, RunReport report) {
    SortedSet<String> rows = report.rowsAfter();
    String where = rows.isEmpty() ? "base" : String.join(", ", rows);
    if (report.steps().isEmpty()) {
      return "Nothing to do: the database is at %s.".formatted(where);
    }
    List<String> ids = ids(report.plan().steps(report.plan().direction()));
    List<Step> first =
        report.plan().direction() == Direction.UPGRADE
            ? report.plan().steps(Direction.DOWNGRADE)
            : List.of();
    String before = first.isEmpty() ? "" : "Took %s back first. ".formatted(named(ids(first)));
    return "%s%s %s in %s ms. The database is at %s."
        .formatted(before, verb, named(ids), report.duration().toMillis(), where);
  }

  private static List<String> ids(List<Step> steps) {
    return steps.stream().map(step -> step.revision().id()).toList();
  }

  private static String named(List<String> ids) {
    return ids.size() > MOST_NAMED ? ids.size() + " revisions" : String.join(", ", ids);
  }
}
