package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.error.RevisionFailedException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.database.DatabaseProfile;
import dev.aludel.internal.run.Runner;
import dev.aludel.internal.run.plan.RunSettings;
import dev.aludel.internal.run.step.Listeners;
import dev.aludel.internal.run.step.SessionSettings;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.ClusterWide;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.Policies.OnUnversioned;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.TableSettings;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs the revisions on an empty database, by the ordinary runner, to find out which schema they
 * make.
 *
 * <p>What came of it is kept for a day and copied as long as nothing changed, since a long history
 * takes its time.
 */
final class Replay {

  private static final String FROM_DATABASE =
      "take the schema from a live database that is at head, with '--from database'";

  private final ScratchDatabases scratch;
  private final Scripts scripts;
  private final RunSettings settings;

  /**
   * Replays these revisions.
   *
   * @param scratch where the databases come from
   * @param scripts the revisions
   */
  Replay(ScratchDatabases scratch, Scripts scripts) {
    this.scratch = scratch;
    this.scripts = scripts;
    this.settings = settings(scratch);
  }

  /** The settings of a run as always, but for a database that is empty and nobody else's. */
  private static RunSettings settings(ScratchDatabases scratch) {
    RunSettings ordinary = scratch.settings();
    TableSettings tables = ordinary.tables().withCreateSchema(true);
    if (tables.schema().isEmpty() && !scratch.mainSchema().equals("public")) {
      tables = tables.withSchema(scratch.mainSchema());
    }
    return new RunSettings(
        ordinary
            .chosen()
            .withTables(tables)
            .withPolicies(
                Policies.defaults()
                    .withOnUnversioned(OnUnversioned.UPGRADE)
                    .withOnChanged(OnChanged.IGNORE)
                    .withAllowEmpty(true))
            .withRole(scratch.role())
            .withPooler(PoolerMode.SESSION),
        ordinary.toolVersion(),
        true);
  }

  /**
   * Makes what the revisions up to a target make.
   *
   * @param target an identifier; {@code heads} for all of them
   * @return a database in which nothing else was done
   * @throws AutogenerateException where a revision can't be replayed
   */
  ScratchDatabase upTo(String target) {
    List<Step> steps = scripts.graph().planUpgrade(new TreeSet<>(), target).steps();
    refuse(steps);
    if (steps.isEmpty()) {
      return withMainSchema(scratch.create());
    }
    String project = Digest.of(project()).shortened();
    Optional<String> key = key(steps, target);
    Optional<String> kept = key.flatMap(one -> scratch.kept(project, one));
    Optional<ScratchDatabase> copy = kept.flatMap(scratch::copyOfKept);
    if (copy.isPresent()) {
      return copy.get();
    }
    ScratchDatabase database = scratch.create();
    run(database, target);
    if (key.isEmpty() || !scratch.isShared()) {
      return database;
    }
    // Copied first: once it is kept, another run may take it away.
    ScratchDatabase own = scratch.copy(database.name());
    scratch.keep(database, project, key.get());
    return own;
  }

  /** A run finds the schema that it works in, or makes it before the first revision. */
  private ScratchDatabase withMainSchema(ScratchDatabase database) {
    scratch.loader().load(database, List.of());
    return database;
  }

  /** {@return a runner for a scratch database of these revisions, and some more} */
  Runner runner(ScratchDatabase database, Scripts all) {
    return new Runner(all, database.source(), settings, new Listeners(List.of()));
  }

  private void run(ScratchDatabase database, String target) {
    try {
      runner(database, scripts).run(Direction.UPGRADE, target);
    } catch (RevisionFailedException e) {
      if (scratch.madeMissingRole(e.description())) {
        run(database, target);
        return;
      }
      throw new AutogenerateException(
          "The revisions can't be replayed on an empty scratch database. " + e.description(),
          remedy(e),
          e);
    } catch (UnrunnableRevisionsException e) {
      throw new AutogenerateException(
          "The revisions can't be replayed on an empty scratch database. " + e.description(),
          e.action(),
          e);
    }
  }

  private static String remedy(RevisionFailedException e) {
    return switch (e.sqlState()) {
      case "58P01", "0A000" ->
          "If an extension is missing, install it on the scratch server, or name another server with"
              + " the setting 'scratch'; or "
              + FROM_DATABASE
              + ".";
      case "42501", "42704" ->
          "If a role or a privilege is missing, let a file prepare each scratch database, with the"
              + " setting 'scratch-init'; or "
              + FROM_DATABASE
              + ".";
      default ->
          "A revision has to run on empty tables too. If this one can't, " + FROM_DATABASE + ".";
    };
  }

  private void refuse(List<Step> steps) {
    for (Step step : steps) {
      Script script = scripts.script(step.revision().id());
      if (script.java().filter(migration -> !migration.replayed()).isPresent()) {
        throw new AutogenerateException(
            "The revision %s must not be replayed on a scratch database: its @Revision says 'replay = false'."
                .formatted(step.revision().named()),
            "Where it can be, " + FROM_DATABASE + ".");
      }
      if (scratch.isShared()) {
        script.sql().ifPresent(sql -> refuseClusterWide(step.revision(), sql));
      }
    }
  }

  private static void refuseClusterWide(RevisionNode revision, SqlScript script) {
    for (SqlStatement statement : script.body().upgrade().statements()) {
      Optional<String> construct = ClusterWide.construct(statement.text());
      if (construct.isPresent()) {
        throw new AutogenerateException(
            "The revision %s can't be replayed on a server that others use: line %s of '%s' is a %s, which takes effect on the whole server."
                .formatted(revision.named(), statement.line(), revision.origin(), construct.get()),
            "Let scratch databases be made on a server of their own, with 'scratch=embedded'; or "
                + FROM_DATABASE
                + ".");
      }
    }
  }

  /** What one kept database is for: the next state of the same history takes its place. */
  private List<String> project() {
    return List.of(
        scratch.reference().map(DatabaseProfile::name).orElse(""),
        scratch.reference().map(DatabaseProfile::user).orElse(""),
        scratch.mainSchema(),
        settings.tables().toString(),
        scripts.graph().revisions().stream()
            .filter(RevisionNode::isBase)
            .map(node -> node.id() + " " + node.origin())
            .sorted()
            .toList()
            .toString());
  }

  /** Everything that decides what a replay makes; nothing where a revision's code hides it. */
  private Optional<String> key(List<Step> steps, String target) {
    Digest digest =
        Digest.of(
            List.of(
                "1",
                target,
                scratch.version().toString(),
                scratch.foundation(),
                settings.toString(),
                SessionSettings.environment(settings).toString(),
                new TreeMap<>(settings.placeholders()).toString()));
    for (Step step : steps) {
      digest.add(step.revision().toString());
      Optional<String> code =
          scripts
              .script(step.revision().id())
              .match(
                  sql -> Optional.of(sql.rawChecksum()),
                  java -> ClassCode.state(java.targetClass()));
      if (code.isEmpty()) {
        return Optional.empty();
      }
      digest.add(code.get());
    }
    return Optional.of(digest.text());
  }
}
