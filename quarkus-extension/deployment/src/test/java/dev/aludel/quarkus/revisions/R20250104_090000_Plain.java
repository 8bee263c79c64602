package dev.aludel.quarkus.revisions;

import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;

/** A revision that the library makes. */
@Revision(id = "20250104_090000", revises = "20250103_090000", message = "plain")
public final class R20250104_090000_Plain implements ReversibleMigration {

  static {
    // A build that initialised this class would call the code of a revision.
    System.setProperty(
        "test.initialised", R20250104_090000_Plain.class.getClassLoader().toString());
  }

  @Override
  public void upgrade(Operations op) {
    op.execute("INSERT INTO customer (id, name) VALUES (2, 'Grace')");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("DELETE FROM customer WHERE id = 2");
  }
}
