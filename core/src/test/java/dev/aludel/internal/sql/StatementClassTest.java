package dev.aludel.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts were tried on PostgreSQL 15, except those of ALTER SUBSCRIPTION. */
class StatementClassTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY i ON t (a)            → CREATE INDEX CONCURRENTLY
          create unique /* c */ index concurrently on t (a) → CREATE INDEX CONCURRENTLY
          DROP INDEX CONCURRENTLY IF EXISTS i             → DROP INDEX CONCURRENTLY
          REINDEX TABLE CONCURRENTLY t                    → REINDEX CONCURRENTLY
          REINDEX INDEX CONCURRENTLY i                    → REINDEX CONCURRENTLY
          REINDEX (CONCURRENTLY) TABLE t                  → REINDEX CONCURRENTLY
          REINDEX (VERBOSE, CONCURRENTLY true) INDEX i    → REINDEX CONCURRENTLY
          REINDEX (CONCURRENTLY false) INDEX CONCURRENTLY i → REINDEX CONCURRENTLY
          REINDEX SCHEMA s                                → REINDEX SCHEMA
          REINDEX (VERBOSE) DATABASE CONCURRENTLY d       → REINDEX DATABASE
          REINDEX SYSTEM d                                → REINDEX SYSTEM
          ALTER TABLE IF EXISTS a.t DETACH PARTITION a.p CONCURRENTLY → ALTER TABLE … DETACH PARTITION … CONCURRENTLY
          VACUUM (FULL, ANALYZE) t                        → VACUUM
          CLUSTER                                         → CLUSTER
          CLUSTER VERBOSE                                 → CLUSTER
          CLUSTER (VERBOSE off)                           → CLUSTER
          CREATE DATABASE d                               → CREATE DATABASE
          DROP DATABASE IF EXISTS d                       → DROP DATABASE
          CREATE TABLESPACE s LOCATION '/s'               → CREATE TABLESPACE
          DROP TABLESPACE s                               → DROP TABLESPACE
          ALTER DATABASE d SET TABLESPACE s               → ALTER DATABASE … SET TABLESPACE
          ALTER SYSTEM SET work_mem = '4MB'               → ALTER SYSTEM
          DISCARD ALL                                     → DISCARD ALL
          CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p → CREATE SUBSCRIPTION
          CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = true) → CREATE SUBSCRIPTION
          DROP SUBSCRIPTION s                             → DROP SUBSCRIPTION
          ALTER SUBSCRIPTION s REFRESH PUBLICATION        → ALTER SUBSCRIPTION … REFRESH
          ALTER SUBSCRIPTION s ADD PUBLICATION p          → ALTER SUBSCRIPTION … PUBLICATION
          ALTER SUBSCRIPTION s SET (failover = true)      → ALTER SUBSCRIPTION … SET (failover)
          """)
  void whatTheServerRefusesInATransactionIsKnown(String sql, String construct) {
    assertThat(kind(sql))
        .isEqualTo(
            new StatementClass(
                StatementClass.Group.NON_TRANSACTIONAL,
                "'" + construct + "' can't run inside a transaction"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          begin                          → BEGIN
          BEGIN ISOLATION LEVEL SERIALIZABLE → BEGIN
          START TRANSACTION              → START TRANSACTION
          COMMIT AND CHAIN               → COMMIT
          END                            → END
          ROLLBACK                       → ROLLBACK
          ROLLBACK WORK TO SAVEPOINT a   → ROLLBACK TO SAVEPOINT
          ROLLBACK TO a                  → ROLLBACK TO SAVEPOINT
          ABORT                          → ABORT
          SAVEPOINT a                    → SAVEPOINT
          RELEASE a                      → RELEASE SAVEPOINT
          PREPARE TRANSACTION 'a'        → PREPARE TRANSACTION
          COMMIT PREPARED 'a'            → COMMIT PREPARED
          ROLLBACK PREPARED 'a'          → ROLLBACK PREPARED
          SET TRANSACTION READ ONLY      → SET TRANSACTION
          SET LOCAL TRANSACTION READ ONLY → SET TRANSACTION
          """)
  void transactionControlIsRefusedWithTheReason(String sql, String construct) {
    assertThat(kind(sql))
        .isEqualTo(
            new StatementClass(
                StatementClass.Group.TRANSACTION_CONTROL,
                "'"
                    + construct
                    + "' controls the transaction, and that is Aludel's part: it begins one for"
                    + " each revision and commits it with the version row. Leave it out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON concurrently_t (a)",
        "CREATE INDEX \"concurrently\" ON t (a)",
        "REINDEX TABLE t",
        "REINDEX (CONCURRENTLY off) TABLE t",
        "REINDEX (CONCURRENTLY 'FALSE', VERBOSE) INDEX i",
        "REINDEX (CONCURRENTLY 0) INDEX i",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
        "ALTER TABLE t DETACH PARTITION p",
        "ALTER TABLE t DETACH PARTITION p FINALIZE",
        "ANALYZE t",
        "CLUSTER t",
        "CLUSTER (VERBOSE) t USING i",
        "CLUSTER VERBOSE t",
        "DISCARD TEMP",
        "ALTER DATABASE d SET work_mem = '4MB'",
        "ALTER TYPE e ADD VALUE 'b'",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false)",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (slot_name = NONE, create_slot = off)",
        "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
        "ALTER SUBSCRIPTION s SET (streaming = on)",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
        "SET transaction_read_only = off",
        "PREPARE transaction AS SELECT 1",
        "COPY t FROM '/stdin'",
        "COPY (SELECT a FROM stdin) TO '/x'",
        "\"begin\"",
        "DO $$ BEGIN COMMIT; END $$"
      })
  void everythingElseIsOrdinary(String sql) {
    assertThat(kind(sql)).isEqualTo(StatementClass.ORDINARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY (SELECT 1) TO STDOUT", "COPY t TO stdin"})
  void copyToStandardOutputIsRefused(String sql) {
    assertThat(kind(sql))
        .isEqualTo(
            new StatementClass(
                StatementClass.Group.COPY_OUT,
                "'COPY … TO STDOUT' answers with rows, and nobody reads them. Leave it out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          SET client_encoding = 'LATIN1'                          → client_encoding
          SET client_encoding TO SQL_ASCII                        → client_encoding
          SET SESSION "client_encoding" = 'win1252'               → client_encoding
          SET LOCAL Client_Encoding = LATIN1                      → client_encoding
          SET NAMES 'LATIN1'                                      → client_encoding
          SELECT pg_catalog.set_config('client_encoding', 'LATIN1', false) → client_encoding
          UPDATE pg_settings SET setting = 'LATIN1' WHERE name = 'client_encoding' → client_encoding
          DO $$ BEGIN SET client_encoding = 'LATIN1'; END $$      → client_encoding
          SET datestyle = German                                  → DateStyle
          SET LOCAL DateStyle TO 'SQL, DMY'                       → DateStyle
          SET datestyle = postgres, mdy                           → DateStyle
          SELECT set_config('DateStyle', 'German', true)          → DateStyle
          DO 'BEGIN PERFORM set_config(''datestyle'', ''German'', false); END' → DateStyle
          DO $x$ BEGIN EXECUTE 'SET datestyle = German'; END $x$  → DateStyle
          DO LANGUAGE plpgsql $x$ BEGIN EXECUTE $y$SET datestyle = German$y$; END $x$ → DateStyle
          DO $$ BEGIN NULL; SET datestyle = German; END $$        → DateStyle
          DO $$ BEGIN IF true THEN SET datestyle = German; END IF; END $$ → DateStyle
          DO $$ BEGIN IF false THEN NULL; ELSE SET datestyle = German; END IF; END $$ → DateStyle
          DO $$ BEGIN LOOP SET datestyle = German; EXIT; END LOOP; END $$ → DateStyle
          SET standard_conforming_strings = off                   → standard_conforming_strings
          SET standard_conforming_strings TO false                → standard_conforming_strings
          SELECT set_config('standard_conforming_strings', '0', false) → standard_conforming_strings
          """)
  void whatTheDriverOrTheReaderCantBearIsRefusedByName(String sql, String setting) {
    StatementClass kind = kind(sql);
    assertThat(kind.group()).isEqualTo(StatementClass.Group.REFUSED_SETTING);
    assertThat(kind.reason()).startsWith("'" + setting + "' can't be ");
    assertThat(kind.refused()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET client_encoding = 'UTF8'",
        "SET client_encoding TO utf8",
        "SET client_encoding = 'UTF-8'",
        "SET client_encoding = 'unicode'",
        "SET client_encoding TO DEFAULT",
        "SET NAMES 'UTF8'",
        "SET datestyle = 'ISO, DMY'",
        "SET datestyle = ISO, YMD",
        "SET datestyle = DMY",
        "SET DateStyle TO DEFAULT",
        "RESET datestyle",
        "SET standard_conforming_strings = on",
        "SET escape_string_warning = off",
        "SELECT set_config('search_path', '', false)",
        "SELECT set_config('datestyle', x, false) FROM t",
        "SELECT 'SET datestyle = German'",
        "UPDATE t SET setting = 'German' WHERE name = 'datestyle'",
        "COMMENT ON TABLE t IS 'SET datestyle = German'",
        "DO $$ BEGIN RAISE NOTICE 'it''s datestyle = German'; END $$",
        "CREATE FUNCTION f() RETURNS void SET datestyle = 'German' LANGUAGE sql AS ''",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN SET datestyle = German; END $$",
        "ALTER DATABASE d SET datestyle = 'German'",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET datestyle TO German', current_database()); END $$",
        "DO $$ BEGIN ALTER ROLE app SET datestyle = 'German'; END $$",
        "DO $$ BEGIN CREATE FUNCTION f() RETURNS void SET datestyle = 'German' LANGUAGE sql AS ''; END $$",
        "DO $$ BEGIN UPDATE prefs SET datestyle = 'German'; END $$"
      })
  void whatTheyCanBearIsOrdinary(String sql) {
    assertThat(kind(sql)).isEqualTo(StatementClass.ORDINARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t FROM stdin WITH (FORMAT binary)",
        "COPY t FROM stdin (FREEZE, FORMAT 'BINARY')",
        "COPY t FROM stdin (format \"binary\")",
        "COPY t FROM stdin BINARY",
        "COPY t FROM stdin WITH BINARY",
        "COPY BINARY t FROM stdin",
        "COPY BINARY \"t\" (a) FROM stdin"
      })
  void binaryDataIsRefused(String sql) {
    assertThat(kind(sql))
        .isEqualTo(
            new StatementClass(
                StatementClass.Group.COPY_BINARY,
                "'COPY … FROM STDIN' in the binary format can't be run from a file of text. Export"
                    + " its data as text or CSV"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t FROM stdin",
        "COPY s.\"T\" (a, \"from\", b) FROM STDIN",
        "COPY binary FROM stdin",
        "COPY binary (a) FROM stdin",
        "COPY binary.t FROM stdin",
        "COPY t FROM stdin (FORMAT csv, NULL 'binary')",
        "COPY t FROM stdin CSV HEADER DELIMITER ';'",
        "COPY t FROM stdin WHERE binary",
        "COPY t FROM stdout"
      })
  void textAndCsvAreTaken(String sql) {
    assertThat(kind(sql).group()).isEqualTo(StatementClass.Group.COPY_IN);
  }

  @Test
  void onlyWhatCanRunSomewhereIsNotRefused() {
    assertThat(
            List.of(
                    "SELECT 1",
                    "VACUUM",
                    "COPY t FROM STDIN",
                    "COPY BINARY t FROM STDIN",
                    "COPY t TO STDOUT",
                    "COMMIT",
                    "\\d")
                .stream()
                .map(sql -> kind(sql).refused()))
        .containsExactly(false, false, false, true, true, true, true);
  }

  private static StatementClass kind(String sql) {
    return SqlSplitter.split(sql).get(0).kind();
  }

  @Test
  void anOperationsStatementKeepsItsClassAndItsEffect() {
    StandaloneEffect.CreateIndex effect =
        new StandaloneEffect.CreateIndex(Optional.of("item_a"), "item");
    SqlStatement statement =
        SqlStatement.standalone(
            "CREATE INDEX CONCURRENTLY item_a ON item (a)", "CREATE INDEX CONCURRENTLY", effect);
    SqlStatement written = SqlSplitter.split(statement.text()).get(0);
    assertThat(statement.kind()).isEqualTo(written.kind());
    assertThat(statement.kind().group()).isEqualTo(StatementClass.Group.NON_TRANSACTIONAL);
    assertThat(statement.withoutPlace().effect()).isSameAs(effect).isEqualTo(written.effect());
  }
}
