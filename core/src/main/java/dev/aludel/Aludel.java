package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.database.ConnectionAhead;
import dev.aludel.internal.database.ConnectionSource;
import dev.aludel.internal.run.Inspector;
import dev.aludel.internal.run.Preview;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.Upgrade;
import dev.aludel.internal.run.offline.OfflineWriter;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.report.CurrentState;
import dev.aludel.report.DryRunReport;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import dev.aludel.report.RunReport;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.StampPlan;
import dev.aludel.setting.Naming;
import dev.aludel.setting.RepairDecision;
import dev.aludel.setting.StartMode;
import dev.aludel.setting.StartSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Brings a PostgreSQL database to a revision of its graph, and tells where it stands.
 *
 * <pre>{@code
 * Aludel aludel = Aludel.builder().dataSource(dataSource).build();
 * aludel.upgrade();
 * }</pre>
 *
 * <p>The revisions are read when they are first needed, and kept. Every method opens one
 * connection, uses only that one, and gives it back as it came. Any number of threads and processes
 * may call any method at once: revisions run one at a time, each exactly once. Every failure is an
 * {@link AludelException}.
 *
 * <p>An identifier is {@code head}, {@code heads}, {@code base}, an id, a unique prefix of one, a
 * branch label, {@code label@x}, {@code +N}, {@code -N}, {@code x+N} or {@code x-N}.
 */
public final class Aludel {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final ConnectionSource source;
  private final RevisionSource revisions;
  private final RunSettings settings;
  private final Listeners listeners;
  private final Naming naming;
  private final StartSettings start;
  private final Tenancy tenancy;
  private final WantedSchema wanted;

  Aludel(
      ConnectionSource source,
      RevisionSource revisions,
      RunSettings settings,
      Listeners listeners,
      Naming naming,
      StartSettings start,
      Tenancy tenancy,
      WantedSchema wanted) {
    this.source = source;
    this.revisions = revisions;
    this.settings = settings;
    this.listeners = listeners;
    this.naming = naming;
    this.start = start;
    this.tenancy = tenancy;
    this.wanted = wanted;
  }

  /** {@return a builder; it needs a data source or a URL, and has a default for everything else} */
  public static AludelBuilder builder() {
    return new AludelBuilder();
  }

  /**
   * Does what the settings {@code mode} and {@code target} want done when an application starts: an
   * upgrade, unless they say otherwise. In the mode {@code wait} it waits as long as {@code
   * lock-wait} says. With tenants, it does so for each of them; a failure in one tenant does not
   * stop the others.
   *
   * @return the mode; after {@link StartMode#UPGRADE_AND_EXIT} the caller ends the application
   * @throws dev.aludel.error.TenantsFailedException where it failed for some tenants
   */
  public StartMode start() {
    StartMode mode = start.modeInForce();
    if (mode == StartMode.NONE) {
      return mode;
    }
    settings.warnOfRedo();
    if (hasTenants()) {
      TenantVisit.start(
          tenants(),
          tenancy.atOnce(),
          source,
          (schema, connection) -> tenant(schema, connection).startAlone(Level.DEBUG));
    } else {
      startAlone(Level.INFO);
    }
    return mode;
  }

  /** Tells whether anything ran; an upgrade says itself what it did. */
  private boolean startAlone(Level level) {
    switch (start.mode()) {
      case UPGRADE, UPGRADE_AND_EXIT -> {
        return !upgrade(start.target()).steps().isEmpty();
      }
      case VALIDATE -> LOG.atLevel(level).log(inspector().validate(false));
      case WAIT -> LOG.atLevel(level).log(inspector().await(settings.limits().lockWait()));
      case NONE -> {}
    }
    return false;
  }

  /**
   * The tenants: schemas that each have the revisions, a version table and a log of their own. The
   * names are asked for at each call.
   *
   * @return the tenants' schemas; empty where there is one schema for all
   */
  public List<String> tenants() {
    return tenancy.schemas();
  }

  /** {@return whether each tenant has a schema of its own; there may be no tenant yet} */
  public boolean hasTenants() {
    return tenancy.source().isPresent();
  }

  /**
   * The library for one of many schemas, with a version table and a log of its own there. It shares
   * what was read of the revisions, so it costs nothing to ask for; a tenant that comes while the
   * application runs is brought to head by {@code aludel.tenant("acme").upgrade()}.
   *
   * @param schema the tenant's schema; an upgrade creates it where it is missing
   * @return the library for it
   * @throws ConfigurationException where the name is empty
   */
  public Aludel tenant(String schema) {
    if (schema.isBlank()) {
      throw new ConfigurationException(
          "tenants", "A tenant has an empty name.", "Name each tenant's schema once.");
    }
    return tenant(schema, source);
  }

  private Aludel tenant(String schema, ConnectionSource from) {
    return new Aludel(
        from,
        revisions,
        settings.inSchema(schema),
        listeners.ofTenant(schema),
        naming,
        start,
        Tenancy.NONE,
        wanted);
  }

  /**
   * Brings the database to head. With nothing to do it is one statement, without a lock.
   *
   * @return what was done
   */
  public RunReport upgrade() {
    return upgrade("head");
  }

  /**
   * Brings the database up to a target.
   *
   * @param target an identifier; {@code +2} runs the next two
   * @return what was done
   */
  public RunReport upgrade(String target) {
    try (ConnectionAhead early = ConnectionAhead.of(database())) {
      return new Upgrade(revisions, early.source(), settings, listeners).to(target);
    }
  }

  /**
   * Takes the database down to a target.
   *
   * @param target an identifier; {@code -1} takes the last one back, {@code base} everything
   * @return what was done
   */
  public RunReport downgrade(String target) {
    return runner().run(Direction.DOWNGRADE, target);
  }

  /**
   * Runs a plan that somebody has seen, such as that of {@link #pending}, and nothing else.
   *
   * @param seen the plan
   * @return what was done
   * @throws dev.aludel.error.RowsMovedException where another plan leads to its target by now
   */
  public RunReport run(Plan seen) {
    return runner().run(seen);
  }

  /**
   * Moves the version table's rows without running anything.
   *
   * @param targets identifiers of what the database is at
   * @return what moved
   */
  public StampPlan stamp(String... targets) {
    return runner().stamp(List.of(targets), false);
  }

  /**
   * Moves the version table's rows without running anything.
   *
   * @param targets identifiers of what the database is at
   * @param purge whether every row goes first, those that this build has no revision for as well
   * @return what moved
   */
  public StampPlan stamp(List<String> targets, boolean purge) {
    return runner().stamp(targets, purge);
  }

  /** {@return what prints the SQL of an upgrade, a downgrade or a stamp, and runs nothing} */
  public Offline offline() {
    return new Offline(new OfflineWriter(revisions.scripts(), database(), settings));
  }

  /**
   * Tries an upgrade in one transaction and rolls it back; the code of Java revisions is called.
   *
   * @param target an identifier
   * @return what was tried, how long each revision took, and what could not be tried
   */
  public DryRunReport dryRun(String target) {
    return runner().dryRun(target);
  }

  /**
   * Settles a revision that the log and the database disagree about.
   *
   * @param revision an identifier of one revision
   * @param decision what a person found out, or decided
   */
  public void repair(String revision, RepairDecision decision) {
    runner().repair(revision, decision);
  }

  /**
   * Waits until another process has brought the database to this build's heads, or further.
   *
   * @param timeout how long to wait at most
   * @throws dev.aludel.error.NotAtHeadException where it is not there by then
   */
  public void await(Duration timeout) {
    inspector().await(timeout);
  }

  /** {@return the rows of the version table, and what they imply} */
  public CurrentState current() {
    return inspector().current();
  }

  /** The same for a look that a probe waits for; one thread may use it. */
  Aludel forProbe() {
    return new Aludel(
        source.forProbe(),
        revisions,
        settings.forProbe(),
        listeners,
        naming,
        start,
        tenancy,
        wanted);
  }

  /** Where each tenant stands; or the one schema, under an empty name. */
  Map<String, CurrentState> currents() {
    if (!hasTenants()) {
      return Map.of("", current());
    }
    Map<String, CurrentState> states = new LinkedHashMap<>();
    TenantVisit.each(
        tenants(),
        1,
        source,
        (schema, connection) -> states.put(schema, tenant(schema, connection).current()));
    return Collections.unmodifiableMap(states);
  }

  /** {@return what {@link #upgrade()} would run, in order} */
  public Plan pending() {
    return pending("head");
  }

  /** {@return what an upgrade to a target would run, in order} */
  public Plan pending(String target) {
    return new Preview(revisions.scripts(), database(), settings).upgrade(target);
  }

  /** {@return what a downgrade to a target would take back, in order} */
  public Plan takingBack(String target) {
    return new Preview(revisions.scripts(), database(), settings).downgrade(target);
  }

  /** {@return every revision, newest first; no database is asked} */
  public List<HistoryEntry> history() {
    return history("", false);
  }

  /**
   * The revisions of a range, newest first.
   *
   * @param range {@code a:b}, {@code a:}, {@code :b}, or an empty text for all; either end may be
   *     {@code current}
   * @param indicateCurrent whether the database is asked what it has
   * @return the revisions, each with its marks
   */
  public List<HistoryEntry> history(String range, boolean indicateCurrent) {
    return inspector().history(range, indicateCurrent);
  }

  /** {@return the revisions that no other one revises; no database is asked} */
  public List<HistoryEntry> heads() {
    return inspector().heads();
  }

  /**
   * Everything there is to know of the revisions that an identifier names; the database, where one
   * is named, is asked for their log.
   *
   * @param identifier an identifier; several heads give several revisions
   * @return the revisions
   */
  public List<RevisionDetails> show(String identifier) {
    return inspector().show(identifier);
  }

  /**
   * What ran, newest first.
   *
   * @param limit how many rows; zero or less for all
   * @return the rows of the log; none where nothing ever ran
   */
  public List<LogEntry> log(int limit) {
    return inspector().log(limit);
  }

  /**
   * Checks without writing that the graph is sound, every script can be read, no applied revision
   * changed, every row is known and the database is at head.
   *
   * @throws AludelException for the first of these that doesn't hold
   */
  public void validate() {
    validate(false);
  }

  /**
   * Checks the same, with the choice whether the database may lack revisions.
   *
   * @param pendingOk whether revisions that the database lacks are fine
   * @throws AludelException for the first check that doesn't hold
   */
  public void validate(boolean pendingOk) {
    inspector().validate(pendingOk);
  }

  /** {@return what a developer needs: new revisions, merge points, imports from other tools} */
  public Workbench workbench() {
    return new Workbench(
        database(), revisions, settings, listeners, naming, wanted, Clock.systemUTC(), "");
  }

  private Runner runner() {
    return new Runner(revisions.scripts(), database(), settings, listeners);
  }

  private Inspector inspector() {
    return new Inspector(revisions.scripts(), database(), settings);
  }

  /** Where there are tenants, what needs a database needs to know which of its schemas. */
  private ConnectionSource database() {
    return hasTenants() ? new ConnectionSource.Undecided() : source;
  }
}
