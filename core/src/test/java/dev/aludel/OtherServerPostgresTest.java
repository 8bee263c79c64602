package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.RevisionFailedException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that connects to another server, as dblink and subscriptions do. */
@ExtendWith(PostgresExtension.class)
class OtherServerPostgresTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08003", "08006"})
  void aServerThatItCanNotReachIsNotALostConnection(String state, PostgresDatabase shared) {
    PostgresDatabase database = shared.fresh();
    assertFails(
        database,
        "DO $$ BEGIN RAISE EXCEPTION 'could not establish connection' USING ERRCODE = '"
            + state
            + "'; END $$;");
    assertThat(database.strings("SELECT outcome FROM aludel_log")).containsExactly("failed");
  }

  @Test
  void aSubscriptionWhosePublisherIsGoneIsNotALostConnection(PostgresDatabase shared) {
    PostgresDatabase database = shared.fresh();
    String name = database.name() + "_s";
    database.execute(
        "CREATE SUBSCRIPTION %s CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p WITH (connect = false)"
            .formatted(name));
    database.execute("ALTER SUBSCRIPTION %s SET (slot_name = 'gone')".formatted(name));
    try {
      assertFails(database, "SELECT 1;\nDROP SUBSCRIPTION " + name + ";");
    } finally {
      database.execute("ALTER SUBSCRIPTION %s DISABLE".formatted(name));
      database.execute("ALTER SUBSCRIPTION %s SET (slot_name = NONE)".formatted(name));
      database.execute("DROP SUBSCRIPTION " + name);
    }
  }

  private void assertFails(PostgresDatabase database, String sql) {
    RevisionFolder folder =
        RevisionFolder.in(temp).file("aaaa.sql", "-- @revises base\n-- @upgrade\n" + sql + "\n");
    Aludel aludel =
        Aludel.builder().dataSource(database.dataSource()).locations(folder.location()).build();
    assertThatThrownBy(aludel::upgrade)
        .isInstanceOf(RevisionFailedException.class)
        .hasMessageContaining("aaaa.sql, line ")
        .hasMessageEndingWith(
            "The statement could not reach another server that it names. See that it can, then run it again.");
  }
}
