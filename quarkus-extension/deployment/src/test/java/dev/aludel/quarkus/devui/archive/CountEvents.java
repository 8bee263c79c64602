package dev.aludel.quarkus.devui.archive;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;

/** A Java revision that has to ask the database, so that nobody can tell its SQL before. */
@Revision(id = "20250302_090000", revises = "20250301_090000", message = "count events")
public class CountEvents implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.query("SELECT count(*) FROM event", row -> row.getLong(1));
  }
}
