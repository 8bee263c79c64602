package dev.aludel.internal.run;

import dev.aludel.error.NotAtHeadException;
import dev.aludel.error.WorkbenchException;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TableWriters;
import dev.aludel.internal.database.Tables;
import dev.aludel.internal.run.plan.HistoryElsewhere;
import dev.aludel.internal.run.plan.PlanCheck;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.plan.Warnings;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Body;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.Identifiers;
import dev.aludel.internal.sql.Literals;
import dev.aludel.report.CurrentState;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what the revisions are and what the database has; reads only. */
public final class Inspector {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");
  private static final Duration REPEATED = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  private final Scripts scripts;
  private final RevisionGraph graph;
  private final ConnectionSource source;
  private final RunSettings settings;

  /**
   * Looks at these revisions and one database.
   *
   * @param scripts the revisions
   * @param source where the one connection comes from
   * @param settings where the tables are, and the policies
   */
  public Inspector(Scripts scripts, ConnectionSource source, RunSettings settings) {
    this.scripts = scripts;
    this.graph = scripts.graph();
    this.source = source;
    this.settings = settings;
  }

  /** {@return the rows, and what they imply} */
  public CurrentState current() {
    Visit visit = visit();
    StateCheck check = visit.check();
    SortedSet<String> known = check.knownRows();
    List<String> unknown = check.unknownRows();
    SortedSet<String> applied = check.applied();
    List<String> pending =
        graph.revisions().stream()
            .map(RevisionNode::id)
            .filter(id -> !applied.contains(id))
            .toList();
    return new CurrentState(
        visit.state().rows(),
        graph.current(known).stream().map(this::node).toList(),
        unknown,
        pending,
        unknown.isEmpty() && pending.isEmpty());
  }

  /**
   * The revisions of a range.
   *
   * @param range two identifiers with a colon between them, or an empty text
   * @param indicateCurrent whether the database is asked what it has
   * @return the revisions, newest first
   */
  public List<HistoryEntry> history(String range, boolean indicateCurrent) {
    if (!indicateCurrent && !range.contains("current")) {
      return entries(graph.history(range, NONE), NONE, NONE);
    }
    StateCheck check = visit().check();
    List<RevisionNode> nodes = graph.history(range, check.knownRows());
    return indicateCurrent ? entries(nodes, check) : entries(nodes, NONE, NONE);
  }

  /** {@return the versioned heads} */
  public List<HistoryEntry> heads() {
    return entries(graph.heads().stream().map(this::node).toList(), NONE, NONE);
  }

  private List<HistoryEntry> entries(List<RevisionNode> nodes, StateCheck check) {
    return entries(nodes, check.knownRows(), check.applied());
  }

  private List<HistoryEntry> entries(
      List<RevisionNode> nodes, SortedSet<String> rows, SortedSet<String> applied) {
    Set<String> heads = graph.heads();
    Set<String> branchPoints = graph.branchPoints();
    return nodes.stream()
        .map(
            node ->
                new HistoryEntry(
                    node,
                    heads.contains(node.id()),
                    heads.contains(node.id()) && !graph.dependents(node.id()).isEmpty(),
                    branchPoints.contains(node.id()),
                    rows.contains(node.id()),
                    applied.contains(node.id())))
        .toList();
  }

  /**
   * Everything there is to know of some revisions.
   *
   * @param identifier an identifier
   * @return the revisions it names
   */
  public List<RevisionDetails> show(String identifier) {
    if (!source.isNamed() && !identifier.contains("current")) {
      return entries(graph.resolve(identifier, NONE), NONE, NONE).stream()
          .map(entry -> details(entry, Optional.empty()))
          .toList();
    }
    try (Session session = source.open(settings.limits().connectWait())) {
      Visit visit = visit(session);
      StateCheck check = visit.check();
      List<RevisionDetails> details = new ArrayList<>();
      for (HistoryEntry entry : entries(graph.resolve(identifier, check.knownRows()), check)) {
        details.add(details(entry, newestLog(visit, entry.revision().id())));
      }
      return details;
    }
  }

  private RevisionDetails details(HistoryEntry entry, Optional<LogEntry> log) {
    String id = entry.revision().id();
    Script script = scripts.script(id);
    Optional<Body> body = script.sql().map(SqlScript::body);
    return new RevisionDetails(
        entry,
        graph.children(id),
        graph.dependents(id),
        script.reversible(),
        body.map(found -> found.upgrade().text()),
        body.flatMap(Body::downgrade).map(Body.Section::text),
        log);
  }

  private static Optional<LogEntry> newestLog(Visit visit, String id) {
    return logged(visit, "revision OPERATOR(pg_catalog.=) " + Literals.quote(id), 1).stream()
        .findFirst();
  }

  private static List<LogEntry> logged(Visit visit, String condition, int limit) {
    return visit.state().logTableExists() ? visit.logReader().newest(condition, limit) : List.of();
  }

  /**
   * What ran.
   *
   * @param limit how many rows; zero or less for all
   * @return the rows of the log, newest first
   */
  public List<LogEntry> log(int limit) {
    try (Session session = source.open(settings.limits().connectWait())) {
      return logged(visit(session), "true", limit);
    }
  }

  /**
   * Checks everything and writes nothing.
   *
   * @param pendingOk whether revisions that the database lacks are fine
   * @return what was done to which database, for the log
   */
  public String validate(boolean pendingOk) {
    long begun = System.nanoTime();
    try (Session session = source.open(settings.limits().connectWait())) {
      Visit visit = visit(session);
      HistoryElsewhere.refuse(visit, new Warnings());
      validate(visit, pendingOk);
      warnOfWriters(visit);
      return result(
          "Validated %s revision(s)".formatted(graph.revisions().size()), begun, visit.state());
    }
  }

  /** The log's scripts are run as whoever downgrades, so writing it is running code. */
  private static void warnOfWriters(Visit visit) {
    if (!visit.state().logTableExists()) {
      return;
    }
    Warnings warnings = new Warnings();
    Tables tables = visit.state().tables();
    for (TableWriters.Writer writer : TableWriters.read(visit.session(), tables)) {
      warnings.tell(
          "'%1$s' may write the table '%2$s'. Whoever writes it decides which SQL the next upgrade or downgrade runs, as its user. Take that away with 'REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON %3$s.%4$s FROM %5$s'."
              .formatted(
                  writer.role(),
                  writer.table(),
                  Identifiers.quote(tables.tableSchema()),
                  Identifiers.quote(writer.table()),
                  writer.role().equals("PUBLIC") ? "PUBLIC" : Identifiers.quote(writer.role())));
    }
  }

  private void validate(Visit visit, boolean pendingOk) {
    StateCheck check = visit.check();
    if (visit.state().unversioned()) {
      throw check.unversioned();
    }
    boolean ahead = check.checkRows(settings.policies().onAhead());
    visit.agreement().check(settings.policies().onChanged(), new Warnings());
    check.checkChanges(settings.policies().onChanged());
    scripts.readAll(settings.placeholders());
    if (ahead || graph.revisions().isEmpty()) {
      return;
    }
    Plan plan = graph.planUpgrade(check.knownRows(), "heads");
    new PlanCheck(visit).validate(plan);
    if (!pendingOk && !plan.steps().isEmpty()) {
      List<String> missing = plan.steps().stream().map(step -> step.revision().id()).toList();
      throw new NotAtHeadException(
          "The database lacks %s revision(s) of this build: %s."
              .formatted(missing.size(), StateCheck.quoted(missing)),
          graph.realHeads().size() > 1 ? "Run 'upgrade heads'." : "Run 'upgrade'.",
          missing);
    }
  }

  /**
   * Looks again and again until the database has every real head.
   *
   * @param timeout how long to go on
   * @return what was done on which database, for the log
   */
  public String await(Duration timeout) {
    long begun = System.nanoTime();
    Reminder reminder = new Reminder(REPEATED);
    Duration pause = FIRST_PAUSE;
    try (Session session = source.open(settings.limits().connectWait())) {
      while (true) {
        Visit visit = visit(session);
        StateCheck check = visit.check();
        boolean ahead = check.checkRows(settings.policies().onAhead());
        SortedSet<String> missing = new TreeSet<>(graph.realHeads());
        missing.removeAll(check.applied());
        if (ahead || missing.isEmpty()) {
          visit.agreement().check(new Warnings());
          return result("Waited for this build's revisions", begun, visit.state());
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (reminder.isDue(waited)) {
          sayWhatIsMissing(visit.state(), missing, waited, timeout);
        }
        Duration left = timeout.minus(waited);
        if (left.isNegative() || left.isZero()) {
          throw new NotAtHeadException(
              "Waited %s, and the database still lacks %s."
                  .formatted(text(timeout), StateCheck.quoted(List.copyOf(missing))),
              "See whether the process that upgrades it runs, with 'current' and 'log'; or wait longer.",
              List.copyOf(missing));
        }
        sleep(pause.compareTo(left) < 0 ? pause : left);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private void sayWhatIsMissing(
      DatabaseState state, SortedSet<String> missing, Duration waited, Duration timeout) {
    LOG.info(
        "Waiting for another process to bring {} to {}: it is at {}. {} of at most {} are over.",
        LoggingListener.place(state.identity()),
        StateCheck.quoted(List.copyOf(missing)),
        StateCheck.position(state.rows()),
        text(waited),
        text(timeout));
  }

  private String result(String did, long begun, DatabaseState state) {
    return LoggingListener.result(
        did, Duration.ofNanos(System.nanoTime() - begun), state.identity(), state.rows());
  }

  private static String text(Duration wait) {
    return wait.toSeconds() == 0 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(Math.max(1, pause.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAtHeadException(
          "The wait for the database to reach head was interrupted.", "Wait again.", List.of());
    }
  }

  /**
   * Stops where the database has a revision already.
   *
   * @param revision a revision of this build
   * @return what there is to know of it: a note where no database was named
   * @throws WorkbenchException which names the row that stands for it
   */
  public List<String> refuseApplied(RevisionNode revision) {
    if (!source.isNamed()) {
      return List.of(
          "No database was named, so that nobody looked whether '%s' is applied somewhere."
              .formatted(revision.id()));
    }
    Visit visit = visit();
    StateCheck check = visit.check();
    for (String row : visit.state().rows()) {
      if (check.includes(row, revision.id())) {
        throw new WorkbenchException(
            WorkbenchException.Reason.REBASE_REFUSED,
            "The revision '%s' is applied in the database '%s': the row '%s' %s."
                .formatted(
                    revision.id(),
                    visit.state().database(),
                    row,
                    row.equals(revision.id()) ? "says so" : "includes it"),
            "Downgrade below it first; or leave it where it is, and join the heads with 'merge'.");
      }
    }
    return List.of();
  }

  private RevisionNode node(String id) {
    return graph.find(id).orElseThrow();
  }

  private Visit visit() {
    try (Session session = source.open(settings.limits().connectWait())) {
      return visit(session);
    }
  }

  private Visit visit(Session session) {
    return Visit.to(session, scripts, settings);
  }
}
