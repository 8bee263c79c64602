package dev.aludel.quarkus.stock;

import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.quarkus.AludelDataSource;
import jakarta.inject.Singleton;

/** A revision that says which database it is for. */
@Singleton
@AludelDataSource("stock")
@Revision(id = "20250101_090000", revises = "base", message = "create stock")
public class CreateStock implements ReversibleMigration {

  @Override
  public void upgrade(Operations op) {
    op.execute("CREATE TABLE stock (id bigint PRIMARY KEY)");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("DROP TABLE stock");
  }
}
