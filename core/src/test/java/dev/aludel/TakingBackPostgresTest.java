package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.sql.TakingBack;
import dev.aludel.postgres.Catalog;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a statement back leaves the catalog as it was. */
@ExtendWith(PostgresExtension.class)
class TakingBackPostgresTest {

  private static final String[] BEFORE = {
    "CREATE SCHEMA app",
    "CREATE TABLE app.\"Odd, thing\" (a int, b int)",
    "CREATE TABLE item (id int, title text)",
    "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
  };

  private static List<String> state(PostgresDatabase database) {
    List<String> state = new ArrayList<>(Catalog.of(database));
    state.addAll(
        database.strings(
            "SELECT typname FROM pg_type WHERE typnamespace IN ('public'::regnamespace, 'app'::regnamespace) ORDER BY 1"));
    state.addAll(database.strings("SELECT polname, polrelid::regclass FROM pg_policy ORDER BY 1"));
    return state;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE TABLE app.more (a int)                                      → DROP TABLE app.more
          create unlogged table "M ""x" /* c */ AS SELECT 1 AS on            → DROP TABLE "M ""x"
          CREATE INDEX i ON item (id)                                        → DROP INDEX IF EXISTS i
          CREATE UNIQUE INDEX CONCURRENTLY i ON ONLY app."Odd, thing" USING btree (a) → DROP INDEX CONCURRENTLY IF EXISTS app.i
          CREATE VIEW app.v AS SELECT 1 AS a                                 → DROP VIEW app.v
          CREATE MATERIALIZED VIEW v AS SELECT 1 AS a                        → DROP MATERIALIZED VIEW v
          CREATE SEQUENCE s                                                  → DROP SEQUENCE s
          CREATE TYPE mood AS ENUM ('sad')                                   → DROP TYPE mood
          CREATE DOMAIN posint AS int CHECK (value > 0)                      → DROP DOMAIN posint
          CREATE SCHEMA other                                                → DROP SCHEMA other
          CREATE TRIGGER t AFTER UPDATE OF id, title ON item EXECUTE FUNCTION nothing() → DROP TRIGGER t ON item
          CREATE CONSTRAINT TRIGGER t AFTER INSERT ON app."Odd, thing" FOR EACH ROW EXECUTE FUNCTION nothing() → DROP TRIGGER t ON app."Odd, thing"
          CREATE POLICY p ON item USING (id > 0)                             → DROP POLICY p ON item
          ALTER TABLE ONLY app."Odd, thing" ADD c numeric(3, 1) DEFAULT 1, ADD COLUMN "D" int[] → ALTER TABLE ONLY app."Odd, thing" DROP COLUMN "D", DROP COLUMN c
          ALTER TABLE item ADD CONSTRAINT pos CHECK (id IN (1, 2)) NOT VALID → ALTER TABLE item DROP CONSTRAINT pos
          ALTER TABLE item ALTER COLUMN id SET NOT NULL, ADD CONSTRAINT u UNIQUE (title) → ALTER TABLE item DROP CONSTRAINT u, ALTER COLUMN id DROP NOT NULL
          """)
  void theCatalogIsAsBefore(String statement, String back, PostgresDatabase shared) {
    assertThat(TakingBack.of(statement)).contains(back);
    try (PostgresDatabase database = shared.fresh()) {
      database.execute(BEFORE);
      List<String> before = state(database);
      database.execute(statement);
      assertThat(state(database)).isNotEqualTo(before);
      database.execute(back);
      assertThat(state(database)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET lock_timeout = 1",
        "ANALYZE item",
        "ALTER TABLE item VALIDATE CONSTRAINT pos",
        "CREATE TEMP TABLE t (a int)"
      })
  void nothingIsLeftOfThese(String statement) {
    assertThat(TakingBack.of(statement)).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO item VALUES (1)",
        "DROP TABLE item",
        "CREATE TABLE IF NOT EXISTS item (a int)",
        "CREATE INDEX IF NOT EXISTS i ON item (id)",
        "CREATE INDEX ON item (id)",
        "CREATE OR REPLACE VIEW v AS SELECT 1",
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA AUTHORIZATION somebody",
        "ALTER TYPE mood ADD VALUE 'glad'",
        "ALTER TABLE item ADD PRIMARY KEY (id)",
        "ALTER TABLE item ADD COLUMN IF NOT EXISTS b int",
        "ALTER TABLE item ADD b int, DROP title",
        "ALTER TABLE IF EXISTS item ADD b int",
        "ALTER TABLE item ALTER id TYPE bigint",
        "SELECT setval('s', 7)",
        ""
      })
  void theTextOfTheseDoesNotTell(String statement) {
    assertThat(TakingBack.of(statement)).isEmpty();
  }

  @Test
  void aConstraintMadeOfAnIndexTakesItAlong(PostgresDatabase shared) {
    try (PostgresDatabase database = shared.fresh()) {
      database.execute(BEFORE);
      List<String> before = state(database);
      List<String> statements =
          List.of(
              "CREATE UNIQUE INDEX CONCURRENTLY item_u ON item (id)",
              "ALTER TABLE item ADD CONSTRAINT item_key UNIQUE USING INDEX item_u");
      statements.forEach(database::execute);
      database.execute(TakingBack.of(statements.get(1)).orElseThrow());
      database.execute(TakingBack.of(statements.get(0)).orElseThrow());
      assertThat(state(database)).isEqualTo(before);
    }
  }
}
