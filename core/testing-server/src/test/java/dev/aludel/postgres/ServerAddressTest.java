package dev.aludel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerAddressTest {

  @Test
  void userAndPasswordLeaveTheUrlAndOtherParametersStay() {
    ServerAddress address =
        ServerAddress.parse(
            "jdbc:postgresql://db.example:5433/admin?ssl=true&user=me&password=a%26b&prepareThreshold=0");
    assertThat(address)
        .isEqualTo(
            new ServerAddress(
                "jdbc:postgresql://db.example:5433/",
                "admin",
                "?ssl=true&prepareThreshold=0",
                "me",
                "a&b"));
    assertThat(address.withDatabase("mine").url())
        .isEqualTo("jdbc:postgresql://db.example:5433/mine?ssl=true&prepareThreshold=0");
  }

  @Test
  void noDatabaseMeansTheMaintenanceDatabase() {
    assertThat(ServerAddress.parse("jdbc:postgresql://localhost/?user=me").url())
        .isEqualTo("jdbc:postgresql://localhost/postgres");
  }

  @Test
  void aUrlWithoutAUserIsRefusedWithAnExample() {
    assertThatThrownBy(() -> ServerAddress.parse("jdbc:postgresql://localhost:5432/postgres"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ALUDEL_TEST_URL is no JDBC URL with a user. It should look like"
                + " 'jdbc:postgresql://localhost:5432/postgres?user=me&password=secret'.");
  }
}
