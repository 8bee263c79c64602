package dev.aludel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose default profile has a database of another kind. */
class OtherProductTest {

  @TempDir Path temp;

  @Test
  void anotherProductIsNamedBeforeAnyStatementIsSent() {
    DatabaseMetaData metaData =
        answering(
            DatabaseMetaData.class,
            Map.of(
                "getDatabaseProductName",
                "H2",
                "getDatabaseProductVersion",
                "2.3.232 (2024-08-11)"));
    Connection connection =
        answering(
            Connection.class, Map.of("getMetaData", metaData, "isWrapperFor", false, "close", ""));
    Aludel aludel =
        Aludel.builder()
            .dataSource(answering(DataSource.class, Map.of("getConnection", connection)))
            .locations(RevisionFolder.in(temp).table("a", "base").location())
            .build();
    assertThatThrownBy(aludel::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The data source leads to H2 2.3.232 (2024-08-11), and Aludel works with PostgreSQL alone.\n"
                + "Give tests a PostgreSQL of their own, by Testcontainers or by Aludel's module for tests; or name a PostgreSQL in the profile that is active; or switch Aludel off here with 'enabled=false'.");
  }

  /** Any other call, such as one that makes a statement, ends the test. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new AssertionError(method + " was called");
              }
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
