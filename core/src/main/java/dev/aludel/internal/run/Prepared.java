package dev.aludel.internal.run;

import dev.aludel.internal.script.MigrationScript;
import dev.aludel.internal.script.ScriptOptions;
import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Step;
import java.util.List;
import java.util.Optional;

/**
 * A step that can be carried out, with all that it needs.
 *
 * @param step the revision, its direction and the rows around it
 * @param options what the revision says of its run
 * @param statements the SQL to send; empty for a Java revision and a merge point
 * @param migration the Java revision to call
 * @param checksum of the upgrade, where it is SQL
 * @param rawChecksum of the file's bytes, where it is SQL
 * @param downgradeScript the SQL that takes an upgrade back
 */
record Prepared(
    Step step,
    ScriptOptions options,
    List<SqlStatement> statements,
    Optional<MigrationScript> migration,
    Optional<String> checksum,
    Optional<String> rawChecksum,
    Optional<String> downgradeScript) {

  Prepared {
    statements = List.copyOf(statements);
  }
}
