package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two empty databases, one history: what runs online in one is printed for the other. */
@ExtendWith(PostgresExtension.class)
abstract class OfflineCase {

  @TempDir Path temp;
  RevisionFolder folder;
  PostgresDatabase online;
  PostgresDatabase offline;

  @BeforeEach
  void twoDatabases(PostgresDatabase shared) {
    online = shared.fresh();
    offline = shared.fresh();
    folder = RevisionFolder.in(temp);
  }

  AludelBuilder builder(PostgresDatabase database) {
    return Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  String upgrade(String range) {
    StringBuilder sql = new StringBuilder();
    builder(offline).build().offline().upgrade(range, sql);
    return sql.toString();
  }

  String downgrade(String range) {
    StringBuilder sql = new StringBuilder();
    builder(offline).build().offline().downgrade(range, sql);
    return sql.toString();
  }

  String stamp(String range) {
    StringBuilder sql = new StringBuilder();
    builder(offline).build().offline().stamp(range, sql);
    return sql.toString();
  }

  void diamond() {
    folder.table("aaaa", "base").table("bbbb", "aaaa").table("cccc", "aaaa");
    folder.file("dddd_join.sql", "-- @revises bbbb, cccc\n");
    folder.revision(
        "eeee_things",
        "dddd",
        """
        CREATE TYPE mood AS ENUM ('gut', 'm\u00fc\u00dfig', 'a''b');
        CREATE TABLE thing (id int GENERATED ALWAYS AS IDENTITY, name text DEFAULT '\\x', how mood, list int[]);
        COMMENT ON TABLE thing IS 'it''s /* no comment */ -- nor this; \u20ac';
        CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS $body$ SELECT n * 2; -- $1
        $body$;
        CREATE FUNCTION thrice(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n * 3; END;
        CREATE VIEW things AS SELECT id, list[1:2] AS some, E'\\'' || name AS quoted FROM thing; -- the last one
        """,
        "DROP VIEW things; DROP FUNCTION twice, thrice; DROP TABLE thing; DROP TYPE mood;");
  }

  void assertSame() {
    assertThat(ScriptRunner.state(offline)).isEqualTo(ScriptRunner.state(online));
  }
}
