package dev.aludel.spring.shop.again;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;

/** Says which class loader it comes from. */
@Revision(id = "20250103_120000", revises = "20250102_090000")
public final class R20250103_120000_AddRestarter implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute(
        "INSERT INTO customer (id, name) VALUES (2, '"
            + getClass().getClassLoader().getName()
            + "')");
  }
}
