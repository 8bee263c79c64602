package dev.aludel.quarkus.devui.archive;

import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;

/** A Java revision whose SQL can be told before it runs. */
@Revision(id = "20250301_090000", revises = "base", message = "create event")
public class CreateEvent implements ReversibleMigration {

  @Override
  public void upgrade(Operations op) {
    op.execute("CREATE TABLE event (id bigint PRIMARY KEY)");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("DROP TABLE event");
  }
}
