package dev.aludel.internal.run.plan;

import dev.aludel.internal.database.Look;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.database.TrustedTables;
import dev.aludel.setting.Limits;
import dev.aludel.setting.Policies;
import dev.aludel.setting.PoolerMode;
import dev.aludel.setting.TableSettings;
import dev.aludel.setting.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to run.
 *
 * @param tables where revisions run, and where Aludel's tables are
 * @param policies what to do about a database that is not as the revisions expect
 * @param limits how long to wait, and for what
 * @param transaction what one transaction holds
 * @param role the role to work as, or an empty text for the connection's own
 * @param placeholders the values that scripts may name
 * @param pooler what is known of a pooler between here and the server
 * @param toolVersion the version of Aludel that the log names
 * @param replay whether it is a scratch database, of which Java revisions are told
 */
public record RunSettings(
    TableSettings tables,
    Policies policies,
    Limits limits,
    TransactionMode transaction,
    String role,
    Map<String, String> placeholders,
    PoolerMode pooler,
    String toolVersion,
    boolean replay) {

  /** Copies the map. */
  public RunSettings {
    placeholders = Map.copyOf(placeholders);
  }

  /** Looks; the role that revisions run as is trusted as the user itself is. */
  public Look look(Session session) {
    return session.look(trusting(), pooler);
  }

  public TrustedTables trustedTables() {
    return TrustedTables.of(trusting());
  }

  private TableSettings trusting() {
    List<String> owners = new ArrayList<>(tables.trustedOwners());
    if (!role.isEmpty()) {
      owners.add(role);
    }
    return tables.withTrustedOwners(owners);
  }

  /**
   * The same in another schema.
   *
   * @param schema the schema that holds the tables and stands first in search_path
   * @return the changed settings
   */
  public RunSettings inSchema(String schema) {
    return new RunSettings(
        tables.withSchema(schema),
        policies,
        limits,
        transaction,
        role,
        placeholders,
        pooler,
        toolVersion,
        replay);
  }

  public RunSettings with(TransactionMode mode) {
    return new RunSettings(
        tables, policies, limits, mode, role, placeholders, pooler, toolVersion, replay);
  }
}
