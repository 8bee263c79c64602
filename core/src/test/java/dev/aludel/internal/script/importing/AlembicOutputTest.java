package dev.aludel.internal.script.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.importing.AlembicOutput.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlembicOutputTest {

  private static final String UPGRADE =
      """
      BEGIN;

      CREATE TABLE alembic_version (
          version_num VARCHAR(32) NOT NULL,\s
          CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
      );

      -- Running upgrade  -> a1

      CREATE TABLE "user" (id SERIAL NOT NULL);

      -- what's 'this'
      INSERT INTO x VALUES ('a;b -- Running upgrade a1 -> zz
      -- Running upgrade a1 -> zz');

      INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

      -- Running upgrade a1 -> b1, with a message

      UPDATE mine SET version_num='none of Alembic''s' WHERE a = 1;

      COMMIT;

      CREATE INDEX CONCURRENTLY i ON x(y);

      BEGIN;

      UPDATE s.alembic_version SET version_num='b1' WHERE s.alembic_version.version_num = 'a1';

      -- Running upgrade a1, b1 -> m

      DELETE FROM mine WHERE version_num = 'a1';

      DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

      UPDATE alembic_version SET version_num='m' WHERE alembic_version.version_num = 'b1';

      COMMIT;

      """;

  @Test
  void eachStepHasItsOwnStatementsAlone() {
    assertThat(AlembicOutput.steps(UPGRADE, true))
        .isEqualTo(
            Map.of(
                "a1",
                new Step(
                    """
                    CREATE TABLE "user" (id SERIAL NOT NULL);

                    -- what's 'this'
                    INSERT INTO x VALUES ('a;b -- Running upgrade a1 -> zz
                    -- Running upgrade a1 -> zz');""",
                    false),
                "b1",
                new Step(
                    """
                    UPDATE mine SET version_num='none of Alembic''s' WHERE a = 1;

                    CREATE INDEX CONCURRENTLY i ON x(y);""",
                    true),
                "m",
                new Step("DELETE FROM mine WHERE version_num = 'a1';", false)));
  }

  @Test
  void theLastStepOfAFailedCallIsNotWhole() {
    assertThat(AlembicOutput.steps(UPGRADE, false).keySet()).containsExactlyInAnyOrder("a1", "b1");
    assertThat(AlembicOutput.steps("", false)).isEmpty();
  }

  @Test
  void aDowngradeIsFiledUnderTheRevisionItTakesBack() {
    assertThat(
            AlembicOutput.steps(
                """
                BEGIN;

                -- Running downgrade m -> b1, b2

                DROP TABLE t;

                INSERT INTO alembic_version (version_num) VALUES ('b1') RETURNING alembic_version.version_num;

                UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'm';

                -- Running downgrade a1 ->\s

                DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

                DROP TABLE alembic_version;

                COMMIT;
                """,
                true))
        .isEqualTo(Map.of("m", new Step("DROP TABLE t;", false), "a1", new Step("", false)));
  }
}
