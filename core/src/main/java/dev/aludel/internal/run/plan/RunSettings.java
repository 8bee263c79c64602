package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.DatabaseState;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Policies;
import dev.aludel.setting.Policies.OnChanged;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.Settings;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How to run.
 *
 * @param chosen what the user has chosen
 * @param toolVersion the version of Aludel that the log names
 * @param replay whether it is a scratch database, of which Java revisions are told
 * @param application the application's name, for the log; empty for the one that the connection has
 * @param beside the version tables of other histories that share the schema
 * @param developing whether the defaults are those for an application that is being developed
 */
public record RunSettings(
    Settings chosen,
    String toolVersion,
    boolean replay,
    String application,
    Set<String> beside,
    boolean developing) {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");

  public RunSettings(Settings chosen, String toolVersion, boolean replay) {
    this(chosen, toolVersion, replay, "", Set.of(), false);
  }

  /** {@return where revisions run, and where Aludel's tables are} */
  public TableSettings tables() {
    return chosen.tables();
  }

  /** {@return what to do about a database that is not as the revisions expect} */
  public Policies policies() {
    return chosen.policies();
  }

  /** {@return how long to wait, and for what} */
  public Limits limits() {
    return chosen.limits();
  }

  /** {@return what one transaction holds} */
  public TransactionMode transaction() {
    return chosen.transaction();
  }

  /**
   * {@return whether a revision may have several transactions, and statements that none can hold}
   */
  public boolean runsInSegments() {
    return transaction() != TransactionMode.ALL && pooler() != PoolerMode.TRANSACTION;
  }

  /** {@return the role to work as, or an empty text for the connection's own} */
  public String role() {
    return chosen.role();
  }

  /** {@return the values that scripts may name} */
  public Map<String, String> placeholders() {
    return chosen.placeholders();
  }

  /** {@return what is known of a pooler between here and the server} */
  public PoolerMode pooler() {
    return chosen.pooler();
  }

  /** Says, where that was asked for by name, that changed revisions are taken back. */
  public void warnOfRedo() {
    if (policies().onChanged() == OnChanged.REDO && !developing) {
      LOG.warn(
          "'on-changed=redo' is set: a revision that was changed after it was applied is taken back, with the rows that this drops, and run again. Leave the setting out where rows must stay.");
    }
  }

  /** Asks a database; the role that revisions run as is trusted as the user itself is. */
  DatabaseState readState(Session session) {
    DatabaseState found = session.readState(trusting(), pooler());
    return found.otherTables().stream().anyMatch(beside::contains) ? found.shared() : found;
  }

  /**
   * Asks a database whether it has exactly what one at head has.
   *
   * @param session the connection
   * @param rows the version table's rows at head
   * @param log the digest of the log at head
   * @return the state without what the log says; nothing where there is any difference
   */
  public Optional<DatabaseState> readStateIf(Session session, SortedSet<String> rows, String log) {
    return session.readStateIf(trusting(), pooler(), rows, log);
  }

  public TrustedTables trustedTables() {
    return TrustedTables.of(trusting());
  }

  private TableSettings trusting() {
    List<String> owners = new ArrayList<>(tables().trustedOwners());
    if (!role().isEmpty()) {
      owners.add(role());
    }
    return tables().withTrustedOwners(owners);
  }

  /**
   * The same in another schema.
   *
   * @param schema the schema that holds the tables and stands first in search_path
   * @return the changed settings
   */
  public RunSettings inSchema(String schema) {
    return with(chosen.withTables(tables().withSchema(schema)));
  }

  public RunSettings with(TransactionMode mode) {
    return with(chosen.withTransaction(mode));
  }

  /** {@return the same for a look that a probe waits for: one attempt to connect is enough} */
  public RunSettings forProbe() {
    return with(chosen.withLimits(limits().withConnectWait(Duration.ZERO)));
  }

  private RunSettings with(Settings others) {
    return new RunSettings(others, toolVersion, replay, application, beside, developing);
  }
}
