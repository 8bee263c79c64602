package dev.aludel.internal.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.schema.Schema;
import dev.aludel.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Operators in the schema that is read, which fit a call better than those of pg_catalog, are read
 * and not called. (Functions are written behind pg_catalog.)
 */
@ExtendWith(PostgresExtension.class)
class ReadingUnderAttackPostgresTest {

  /** For the operators that queries use on many types, one for each pair of types. */
  private static final String ATTACK =
      """
      CREATE FUNCTION called() RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'called' USING ERRCODE = 'DECOY'; END $$;
      DO $do$
      DECLARE
        l text;
        r text;
        n integer := 0;
      BEGIN
        FOREACH l IN ARRAY ARRAY['text', 'name', 'oid', 'regclass', 'regtype', 'regcollation', 'regproc', 'int2',
            'int4', 'int8', 'bool', '"char"', 'text[]', 'name[]', 'oid[]', 'int2[]'] LOOP
          FOREACH r IN ARRAY ARRAY['text', 'name', 'oid', 'regclass', 'regtype', 'int2', 'int4', 'int8', 'bool',
              '"char"', 'text[]', 'name[]', 'oid[]', 'int2[]'] LOOP
            n := n + 1;
            EXECUTE format('CREATE FUNCTION attack_%s(%s, %s) RETURNS text LANGUAGE sql AS %L', n, l, r, 'SELECT called()::text');
            EXECUTE format('CREATE OPERATOR || (FUNCTION = attack_%s, LEFTARG = %s, RIGHTARG = %s)', n, l, r);
            EXECUTE format('CREATE FUNCTION attack_b%s(%s, %s) RETURNS boolean LANGUAGE sql AS %L', n, l, r, 'SELECT called()');
            EXECUTE format('CREATE OPERATOR = (FUNCTION = attack_b%s, LEFTARG = %s, RIGHTARG = %s)', n, l, r);
            EXECUTE format('CREATE OPERATOR <> (FUNCTION = attack_b%s, LEFTARG = %s, RIGHTARG = %s)', n, l, r);
          END LOOP;
        END LOOP;
      END $do$;
      CREATE TABLE t (a integer PRIMARY KEY, b text COLLATE "C" DEFAULT 'x' CHECK (b < 'x'));
      CREATE VIEW v AS SELECT count(*) AS n FROM t;
      """;

  @Test
  void nobodysOperatorIsCalledAndNamesAreAsSeenFromTheSchema(PostgresDatabase shared)
      throws SQLException {
    PostgresDatabase database = shared.fresh();
    database.execute(ATTACK);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(called(statement, "SELECT relname || oid::regclass FROM pg_class"))
          .as("the attack works where it is met")
          .isTrue();
      Schema schema = new SchemaReader("public").read(connection);
      assertThat(schema.all(View.class))
          .extracting(view -> view.query().text())
          .containsExactly("SELECT count(*) AS n\n   FROM t");
    }
  }

  private static boolean called(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return "DECOY".equals(e.getSQLState());
    }
  }
}
