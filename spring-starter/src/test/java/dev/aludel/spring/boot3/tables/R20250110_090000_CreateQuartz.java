package dev.aludel.spring.boot3.tables;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The tables of the scheduler, from its own jar. */
@Revision(id = "20250110_090000", revises = "base")
public final class R20250110_090000_CreateQuartz implements Migration {

  private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  @Override
  public void upgrade(Operations op) throws Exception {
    String script = new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8);
    // It ends with a word that is the library's to say.
    op.execute(script.replace("COMMIT;", ""));
  }
}
