package dev.aludel.internal.run;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.internal.database.Look;
import dev.aludel.internal.script.MigrationScript;
import dev.aludel.internal.script.Script;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.SqlScript;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that every step of a plan can be done, before the first one is: reversible, not empty,
 * transactional, ids that fit.
 */
final class PlanCheck {

  private final Scripts scripts;
  private final Look look;
  private final List<String> problems = new ArrayList<>();

  PlanCheck(Scripts scripts, Look look) {
    this.scripts = scripts;
    this.look = look;
  }

  /** {@return the steps, ready to run} */
  List<Prepared> prepare(Plan plan) {
    List<Prepared> prepared = new ArrayList<>();
    for (Step step : plan.steps()) {
      checkIdFits(step);
      Script script = scripts.script(step.revision().id());
      if (step.direction() == Direction.DOWNGRADE && !script.reversible()) {
        problems.add(irreversible(script));
        continue;
      }
      if (script instanceof SqlScript sql) {
        prepareSql(step, sql).ifPresent(prepared::add);
      } else if (script instanceof MigrationScript migration) {
        refuseNonTransactional(step, script);
        prepared.add(
            new Prepared(
                step,
                script.options(),
                List.of(),
                Optional.of(migration),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnrunnableRevisionsException(problems);
    }
    return prepared;
  }

  private static String irreversible(Script script) {
    String origin = script.node().origin();
    return name(script.node())
        + " has no downgrade, so the database can't go below it. "
        + (script instanceof SqlScript
            ? "Add '-- @downgrade' to " + origin
            : "Let " + origin + " implement ReversibleMigration")
        + ", or choose a target at or above it.";
  }

  private Optional<Prepared> prepareSql(Step step, SqlScript script) {
    SqlScript.Body body;
    try {
      body = script.body();
    } catch (InvalidRevisionsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    } catch (MalformedSqlException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
    boolean up = step.direction() == Direction.UPGRADE;
    Optional<SqlScript.Section> section = up ? Optional.of(body.upgrade()) : body.downgrade();
    boolean mayBeEmpty =
        step.revision().isMergePoint()
            || section.map(SqlScript.Section::declaredEmpty).orElse(false);
    List<SqlStatement> statements = section.map(SqlScript.Section::statements).orElse(List.of());
    if (statements.isEmpty() && !mayBeEmpty) {
      String tag = up ? "@upgrade" : "@downgrade";
      problems.add(
          "%s has an empty %s section (%s). Write its SQL, or say '-- %s empty' if there is nothing to do."
              .formatted(name(step.revision()), tag, step.revision().origin(), tag));
    }
    refuseNonTransactional(step, script);
    for (SqlStatement statement : statements) {
      refusal(statement)
          .ifPresent(
              reason ->
                  problems.add(
                      "%s:%d:%d: %s"
                          .formatted(
                              step.revision().origin(),
                              statement.line(),
                              statement.column(),
                              reason)));
    }
    return Optional.of(
        new Prepared(
            step,
            script.options(),
            statements,
            Optional.empty(),
            Optional.of(body.checksum()),
            Optional.of(script.rawChecksum()),
            up ? body.downgrade().map(SqlScript.Section::text) : Optional.empty()));
  }

  /** Why a statement can't be part of a revision, where it can't. */
  static Optional<String> refusal(SqlStatement statement) {
    switch (statement.kind().group()) {
      case ORDINARY:
        return Optional.empty();
      case NON_TRANSACTIONAL:
        return Optional.of(
            statement.kind().reason()
                + ", and this version of Aludel runs every revision inside one. Run it by hand, outside a revision.");
      default:
        return Optional.of(statement.kind().reason() + ".");
    }
  }

  private void refuseNonTransactional(Step step, Script script) {
    if (!script.options().transaction()) {
      problems.add(
          name(step.revision())
              + " says '@transaction off', and this version of Aludel runs every revision inside a"
              + " transaction. Remove the tag from "
              + step.revision().origin()
              + ".");
    }
  }

  private void checkIdFits(Step step) {
    String id = step.revision().id();
    if (step.direction() == Direction.UPGRADE
        && look.idLimit() > 0
        && id.length() > look.idLimit()) {
      problems.add(
          "The id '%s' has %d characters, and version_num of %s takes %d. Widen it first: ALTER TABLE %s ALTER COLUMN version_num TYPE text;"
              .formatted(
                  id,
                  id.length(),
                  look.tables().versionTable(),
                  look.idLimit(),
                  look.tables().versionTable()));
    }
  }

  static String name(RevisionNode revision) {
    return "Revision '"
        + revision.id()
        + "'"
        + (revision.message().isEmpty() ? "" : " (" + revision.message() + ")");
  }
}
