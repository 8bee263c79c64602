package dev.aludel.internal.run.plan;

import dev.aludel.error.HistoryElsewhereException;
import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.HistorySearch;
import dev.aludel.internal.database.LoggedRevision;
import dev.aludel.internal.database.LoggedRevision.Claim;
import dev.aludel.internal.database.OtherHistory;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.script.Scripts;
import dev.aludel.setting.TableSettings;
import java.util.List;
import java.util.Optional;

/**
 * Stops where the schema that the search_path leads to has no history, but another one has: the
 * same revisions would run a second time. Whoever names the schema means it.
 */
public final class HistoryElsewhere {

  private final Scripts scripts;
  private final RunSettings settings;
  private final DatabaseState state;

  private HistoryElsewhere(Visit visit) {
    this.scripts = visit.scripts();
    this.settings = visit.settings();
    this.state = visit.state();
  }

  /**
   * Looks into the other schemas, where that is needed.
   *
   * @param visit what was found in the schema of the tables
   * @param warnings is told of tables that may not be read
   * @throws HistoryElsewhereException where the history is in another schema
   */
  public static void refuse(Visit visit, Warnings warnings) {
    new HistoryElsewhere(visit).refuseOthers(visit.session(), warnings);
  }

  private void refuseOthers(Session session, Warnings warnings) {
    TableSettings tables = settings.tables();
    if (tables.schema().isPresent() || state.versionTableExists() || state.logTableExists()) {
      return;
    }
    HistorySearch search = HistorySearch.run(session, tables, state.tables());
    for (OtherHistory other : search.found()) {
      ofThisBuild(other).ifPresent(revision -> refuse(other, revision));
    }
    if (!search.notRead().isEmpty()) {
      warnings.tell(
          "The schema '%s' has no %s, and these tables of other schemas were not read: %s. If one of them has the history of these revisions, name its schema with the setting 'schema'."
              .formatted(
                  state.tables().tableSchema(), state.tables().version(), some(search.notRead())));
    }
  }

  /** A revision that the other schema has with the very text that it has here. */
  private Optional<String> ofThisBuild(OtherHistory other) {
    return other.logged().values().stream()
        .filter(logged -> logged.claim() != Claim.NOT_APPLIED && isSame(logged))
        .map(LoggedRevision::revision)
        .sorted()
        .findFirst()
        .or(() -> other.rows().stream().filter(this::isKnown).findFirst());
  }

  private boolean isKnown(String revision) {
    return scripts.graph().find(revision).isPresent();
  }

  private boolean isSame(LoggedRevision logged) {
    if (!isKnown(logged.revision())) {
      return false;
    }
    return scripts
        .script(logged.revision())
        .match(
            sql ->
                logged.rawChecksum().equals(Optional.of(sql.rawChecksum()))
                    || logged.checksum().equals(Optional.of(sql.checksum())),
            java -> true);
  }

  private void refuse(OtherHistory other, String revision) {
    String setting = settings.tables().versionSchema().isPresent() ? "version-schema" : "schema";
    throw new HistoryElsewhereException(
        "The schema '%s' has no %s, but the schema '%s' has a history of these revisions: '%s' ran there."
            .formatted(
                state.tables().tableSchema(), state.tables().version(), other.schema(), revision),
        "To go on with that history, say '%s=%s': the search_path leads elsewhere now. If all of it must run in '%s' as well, say 'schema=%s'."
            .formatted(setting, other.schema(), state.tables().schema(), state.tables().schema()),
        other.schema());
  }

  private static String some(List<String> tables) {
    int shown = Math.min(5, tables.size());
    return String.join(", ", tables.subList(0, shown))
        + (tables.size() > shown ? " and %s more".formatted(tables.size() - shown) : "");
  }
}
