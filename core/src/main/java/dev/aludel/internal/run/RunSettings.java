package dev.aludel.internal.run;

import dev.aludel.report.Limits;
import dev.aludel.report.Policies;
import dev.aludel.report.TableSettings;
import dev.aludel.report.TransactionMode;

/**
 * How to run.
 *
 * @param tables where revisions run, and where Aludel's tables are
 * @param policies what to do about a database that is not as the revisions expect
 * @param limits how long to wait, and for what
 * @param transaction what one transaction holds
 * @param role the role to work as, or an empty text for the connection's own
 * @param toolVersion the version of Aludel that the log names
 */
public record RunSettings(
    TableSettings tables,
    Policies policies,
    Limits limits,
    TransactionMode transaction,
    String role,
    String toolVersion) {

  RunSettings with(TransactionMode mode) {
    return new RunSettings(tables, policies, limits, mode, role, toolVersion);
  }
}
