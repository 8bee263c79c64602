package dev.aludel.spring.shop.revisions;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;

/** Made by the library, through its constructor. */
@Revision(id = "20250103_110000", revises = "20250102_090000")
public final class R20250103_110000_AddGrace implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("INSERT INTO customer (id, name) VALUES (2, 'Grace')");
  }
}
