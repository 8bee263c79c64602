package dev.aludel.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.setting.DatabaseUrl;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@ExtendWith(PostgresExtension.class)
class ConnectionAheadPostgresTest {

  private static final String BACKENDS =
      "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'aludel'";

  @TempDir private Path folder;
  private PostgresDatabase database;
  private ConnectionSource source;

  @BeforeEach
  void freshDatabase(PostgresDatabase shared) {
    database = shared.fresh();
    source =
        ConnectionSource.of(
            DatabaseUrl.parse(database.url())
                .as(Optional.of(database.user()), Optional.of(database.password())));
  }

  @Test
  void itConnectsBeforeItIsAskedAndTheFirstToAskGetsThatConnection() throws Exception {
    try (ConnectionAhead ahead = ConnectionAhead.of(source)) {
      ConnectionSource connections = ahead.source();
      List<String> begun = database.strings(BACKENDS);
      while (begun.isEmpty()) {
        Thread.sleep(20);
        begun = database.strings(BACKENDS);
      }
      try (Connection first = connections.connect();
          Connection second = connections.connect()) {
        assertThat(begun).containsExactly(pid(first)).doesNotContain(pid(second));
      }
    }
  }

  private static String pid(Connection connection) throws Exception {
    return String.valueOf(connection.unwrap(PGConnection.class).getBackendPID());
  }

  @Test
  void whereNobodyAsksNothingStaysOpen() throws Exception {
    ConnectionAhead ahead = ConnectionAhead.of(source);
    while (database.strings(BACKENDS).isEmpty()) {
      Thread.sleep(20);
    }
    ahead.close();
    while (!database.strings(BACKENDS).isEmpty()) {
      Thread.sleep(20);
    }
    assertThat(ahead.source()).isEqualTo(source);
  }

  @Test
  void whatWentWrongIsToldWhenItIsAsked() throws Exception {
    ConnectionSource wrong =
        ConnectionSource.of(
            DatabaseUrl.parse(database.url().replaceFirst("/[^/?]*(\\?.*)?$", "/nowhere$1"))
                .as(Optional.of(database.user()), Optional.of(database.password())));
    try (ConnectionAhead ahead = ConnectionAhead.of(wrong)) {
      assertThatThrownBy(() -> ahead.source().open(Duration.ZERO))
          .isInstanceOf(ConnectionFailedException.class)
          .hasMessageContaining("nowhere");
    }
  }

  @Test
  void revisionsAtFaultAreToldAlthoughTheServerNeverAnswers() throws Exception {
    Files.writeString(folder.resolve("1_a.sql"), "-- @revises gone\n-- @upgrade\nSELECT 1;\n");
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Aludel aludel =
          Aludel.builder()
              .settings(
                  Map.of(
                      "url", "jdbc:postgresql://localhost:%d/db".formatted(silent.getLocalPort())))
              .locations("filesystem:" + folder)
              .build();
      assertThatThrownBy(aludel::upgrade)
          .isInstanceOf(InvalidRevisionsException.class)
          .hasMessageContaining("gone");
      // It had begun to connect.
      silent.setSoTimeout(300_000);
      silent.accept().close();
    }
  }
}
