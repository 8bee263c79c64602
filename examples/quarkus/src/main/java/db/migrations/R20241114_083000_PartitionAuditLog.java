package db.migrations;

import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts the audit log into months, with a last partition for what falls outside of them.
 *
 * <p>In Java because it is a loop. The months are written down, not taken from the clock: a
 * revision gives the same schema whenever it runs.
 */
@Revision(
    id = "20241114_083000",
    revises = "20241114_080000",
    message = "partition the audit log by month")
public final class R20241114_083000_PartitionAuditLog implements ReversibleMigration {

  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyy_MM");
  private static final List<YearMonth> MONTHS =
      Stream.iterate(YearMonth.of(2024, 11), month -> month.plusMonths(1)).limit(14).toList();

  @Override
  public void upgrade(Operations op) {
    for (YearMonth month : MONTHS) {
      op.execute(
          "CREATE TABLE %s PARTITION OF audit_event FOR VALUES FROM ('%s-01 00:00Z') TO ('%s-01 00:00Z')"
              .formatted(partition(month), month, month.plusMonths(1)));
    }
    op.execute("CREATE TABLE audit_event_other PARTITION OF audit_event DEFAULT");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("DROP TABLE audit_event_other");
    for (YearMonth month : MONTHS) {
      op.execute("DROP TABLE " + partition(month));
    }
  }

  private static String partition(YearMonth month) {
    return "audit_event_" + month.format(SUFFIX);
  }
}
