package dev.aludel.internal.run;

import dev.aludel.error.DatabaseStateException;
import dev.aludel.internal.database.AlembicHistory;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.FlywayHistory;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.Stamp;
import dev.aludel.internal.run.plan.StateCheck;
import dev.aludel.internal.run.plan.Visit;
import dev.aludel.internal.run.step.Bookkeeping;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.importing.FlywayVersion;
import dev.aludel.revision.RevisionNode;
import dev.aludel.setting.Policies.OnUnversioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over a schema that was made without Aludel, as the setting {@code on-unversioned} says. */
final class Adoption {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  private final Visit visit;
  private final Session session;
  private final Scripts scripts;
  private final DatabaseState state;

  Adoption(Visit visit) {
    this.visit = visit;
    this.session = visit.session();
    this.scripts = visit.scripts();
    this.state = visit.state();
  }

  /**
   * Stamps the schema where the setting says so.
   *
   * @return a visit that finds what is there then
   */
  Visit run() {
    OnUnversioned answer = visit.settings().policies().onUnversioned();
    if (!answer.upgrades()) {
      throw visit.check().unversioned();
    }
    Optional<List<String>> targets =
        answer.flyway().map(this::asFlywaySays).or(() -> answer.stamp().map(List::of));
    if (targets.isEmpty()) {
      return visit;
    }
    Stamp stamp = Stamp.plan(visit, targets.get(), false);
    Set<String> applied = scripts.graph().ancestors(stamp.plan().rowsAfter());
    answer
        .stamp()
        .ifPresent(
            revision -> {
              refuseAgainstFlyway(revision, applied);
              refuseAgainstAlembic(revision, applied);
            });
    new Bookkeeping(visit).stamp(stamp);
    LOG.info(
        "Stamped {} at {}, as 'on-unversioned' says",
        LoggingListener.place(state.identity()),
        StateCheck.position(stamp.plan().rowsAfter()));
    return visit.again();
  }

  private List<String> asFlywaySays(String table) {
    FlywayTargets targets = FlywayTargets.read(visit, table);
    if (targets.missing().isPresent()) {
      throw contradiction(
          "The schema '%s' holds tables, but no table '%s' of Flyway's that says which revisions it has."
              .formatted(state.tables().schema(), table),
          "Name Flyway's table with 'on-unversioned=flyway:<table>'; or say which revision the schema is at, with 'on-unversioned=stamp:<revision>'.");
    }
    if (targets.ids().isEmpty()) {
      throw contradiction(
          "The schema '%s' can't be taken over: %s."
              .formatted(state.tables().schema(), targets.refusal()),
          "Bring both in line; or say which revision the schema is at, with 'stamp <revision>'.");
    }
    return targets.ids();
  }

  private void refuseAgainstFlyway(String revision, Set<String> applied) {
    if (state.otherTables().contains(FlywayHistory.TABLE)) {
      FlywayPosition.read(session, state.tables(), FlywayHistory.TABLE)
          .ifPresent(position -> refuseAgainst(position, revision, applied));
    }
  }

  private void refuseAgainst(FlywayPosition position, String revision, Set<String> applied) {
    List<String> versions = versions();
    refuse(
        revision,
        "Flyway's table '" + FlywayHistory.TABLE + "'",
        versions.stream().filter(id -> applied.contains(id) && !position.has(id)).toList(),
        versions.stream().filter(id -> !applied.contains(id) && position.has(id)).toList(),
        "Set 'on-unversioned=flyway', which stamps what that table says. If the table is wrong, drop or rename it.");
  }

  private void refuseAgainstAlembic(String revision, Set<String> applied) {
    if (!state.otherTables().contains(AlembicHistory.TABLE)) {
      return;
    }
    List<String> rows =
        AlembicHistory.read(session, state.tables()).orElse(List.of()).stream()
            .filter(row -> scripts.graph().find(row).isPresent())
            .toList();
    if (rows.isEmpty()) {
      return; // These revisions were not made of Alembic's.
    }
    Set<String> there = scripts.graph().ancestors(rows);
    List<String> claimed = new ArrayList<>(applied);
    claimed.removeAll(there);
    List<String> left = new ArrayList<>(there);
    left.removeAll(applied);
    refuse(
        revision,
        "Alembic's table '" + AlembicHistory.TABLE + "'",
        claimed,
        left,
        "Set 'version-table="
            + AlembicHistory.TABLE
            + "' to go on where Alembic stopped. If the table is wrong, drop or rename it.");
  }

  private void refuse(
      String revision,
      String table,
      Collection<String> neverRan,
      Collection<String> ran,
      String action) {
    List<String> parts = new ArrayList<>();
    if (!neverRan.isEmpty()) {
      parts.add(StateCheck.quoted(List.copyOf(neverRan)) + " never ran");
    }
    if (!ran.isEmpty()) {
      parts.add(StateCheck.quoted(List.copyOf(ran)) + " ran as well");
    }
    if (!parts.isEmpty()) {
      throw contradiction(
          "The setting 'on-unversioned=stamp:%s' contradicts %s in the schema '%s', which says that %s."
              .formatted(
                  revision, table, state.tables().schema(), String.join(", and that ", parts)),
          action);
    }
  }

  /** The revisions that an import made of the versions of Flyway's one table. */
  private List<String> versions() {
    return scripts.graph().revisions().stream()
        .map(RevisionNode::id)
        .filter(id -> FlywayVersion.labelOf(id).equals(Optional.of("")))
        .toList();
  }

  private static DatabaseStateException contradiction(String description, String action) {
    return new DatabaseStateException(
        DatabaseStateException.Reason.UNVERSIONED_SCHEMA, description, action);
  }
}
