package dev.aludel.spring.shop.revisions;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Made by Spring, which tells it who. */
@Component
@Profile("revisions")
@Revision(id = "20250104_110000", revises = "20250103_110000")
public class R20250104_110000_AddSomebody implements Migration {

  private final String somebody;

  R20250104_110000_AddSomebody(@Value("${shop.somebody}") String somebody) {
    this.somebody = somebody;
  }

  @Override
  public void upgrade(Operations op) {
    op.execute("INSERT INTO customer (id, name) VALUES (3, '" + somebody + "')");
  }
}
