package dev.aludel.spring.boot3.tables;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The tables of Spring Batch, from its own jar. */
@Revision(id = "20250110_100000", revises = "20250110_090000")
public final class R20250110_100000_CreateBatch implements Migration {

  private static final String SCRIPT = "org/springframework/batch/core/schema-postgresql.sql";

  @Override
  public void upgrade(Operations op) throws Exception {
    op.execute(new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8));
  }
}
