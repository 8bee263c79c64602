package dev.aludel.examples.benchmarks.application;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Starts, asks its database one question, and ends. */
@QuarkusMain
public class Application implements QuarkusApplication {

  @Inject DataSource database;

  @Override
  public int run(String... arguments) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return 0;
    }
  }
}
