package dev.aludel.spring.session;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The tables of Spring Session, from its own jar. */
@Revision(id = "20250111_090000", revises = "base")
public final class R20250111_090000_CreateSession implements Migration {

  private static final String SCRIPT = "org/springframework/session/jdbc/schema-postgresql.sql";

  @Override
  public void upgrade(Operations op) throws Exception {
    op.execute(new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8));
  }
}
