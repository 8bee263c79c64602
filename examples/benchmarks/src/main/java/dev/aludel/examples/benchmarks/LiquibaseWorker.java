package dev.aludel.examples.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** Updates with Liquibase, out of a folder with a change log that includes it. */
final class LiquibaseWorker implements Worker {

  @Override
  public void work(String database, String folder, String option) throws Exception {
    System.setProperty("liquibase.analytics.enabled", "false");
    try (Connection connection = DriverManager.getConnection(database)) {
      Database of =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Scope.child(
          Scope.Attr.resourceAccessor,
          new DirectoryResourceAccessor(Path.of(folder)),
          () ->
              new CommandScope(UpdateCommandStep.COMMAND_NAME)
                  .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, of)
                  .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changelog.yaml")
                  .execute());
    }
  }
}
