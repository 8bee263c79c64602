package dev.aludel.internal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What to do about a connection that was not to be had. */
class ConnectionFailureTest {

  private static String action(SQLException exception) {
    return ConnectionFailure.of(exception, "the pool").action();
  }

  @Test
  void aPoolThatIsUsedUpIsNoFirewall() {
    assertThat(action(new SQLException("Sorry, acquisition timeout!")))
        .startsWith("Every connection of the pool is in use: give it more")
        .isEqualTo(
            action(
                new SQLException(
                    "HikariPool-1 - Connection is not available, request timed out after 250ms"
                        + " (total=1, active=1, idle=0, waiting=0)")));
  }

  @Test
  void aServerThatWantsAPasswordIsNotOneThatStarts() {
    assertThat(action(new SQLException("no password was provided", "08004")))
        .isEqualTo("Set a user and a password that the server accepts; it refused this attempt.");
    assertThat(ConnectionFailure.mayPass("08004")).isFalse();
    assertThat(ConnectionFailure.mayPass("08001")).isTrue();
  }
}
