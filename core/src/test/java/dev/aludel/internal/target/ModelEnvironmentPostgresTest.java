package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A model means in its scratch database what it would mean in a revision. */
@Isolated("sets the time zone of the JVM")
@ExtendWith(PostgresExtension.class)
class ModelEnvironmentPostgresTest {

  @TempDir Path folder;

  @Test
  void neitherTheDatabaseNorTheJvmDecidesWhatAModelMeans(PostgresDatabase shared) {
    PostgresDatabase database = shared.fresh();
    Bench bench = new Bench(database, folder);
    database.execute(
        "ALTER DATABASE %1$s SET xmloption = 'document'; ALTER DATABASE %1$s SET IntervalStyle = 'sql_standard'"
            .formatted(database.name()));
    bench.file(
        "schema.sql",
        """
        CREATE TABLE a AS SELECT name, setting FROM pg_settings
          WHERE name IN ('TimeZone', 'xmloption', 'IntervalStyle');
        CREATE TABLE e (t timestamptz) PARTITION BY RANGE (t);
        CREATE TABLE f PARTITION OF e FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
        SET work_mem = '5MB';
        INSERT INTO a SELECT 'again', setting FROM pg_settings WHERE name = 'TimeZone';
        """);
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    try {
      assertThat(
              bench.loaded(
                  "SELECT name || '|' || setting FROM a ORDER BY name COLLATE \"C\"", "schema.sql"))
          .containsExactly(
              "IntervalStyle|postgres", "TimeZone|UTC", "again|UTC", "xmloption|content");
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
