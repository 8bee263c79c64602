package dev.aludel.spring;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * The bean that everything with a schema under it waits for; once it is there, every database is as
 * its mode asks.
 */
public final class AludelInitializer implements InitializingBean {

  private final AludelDatabases databases;
  private final ApplicationStartup startup;
  private final @Nullable IntSupplier command;

  /**
   * Does nothing yet.
   *
   * @param databases what to bring to head
   * @param startup hears of each database
   * @param command runs in place of the application, where there is one, and gives its exit code
   */
  AludelInitializer(
      AludelDatabases databases, ApplicationStartup startup, @Nullable IntSupplier command) {
    this.databases = databases;
    this.startup = startup;
    this.command = command;
  }

  @Override
  public void afterPropertiesSet() {
    if (command != null) {
      throw new ShortRunDone(command.getAsInt());
    }
    for (Database database : databases.all()) {
      StartupStep step =
          startup
              .start("aludel." + database.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .tag("database", database.title());
      try {
        bring(database);
      } finally {
        step.end();
      }
    }
    if (databases.all().stream()
        .anyMatch(
            database ->
                database.name().isEmpty() && database.mode() == StartMode.UPGRADE_AND_EXIT)) {
      throw new ShortRunDone(0);
    }
  }

  private static void bring(Database database) {
    switch (database.mode()) {
      case UPGRADE, UPGRADE_AND_EXIT -> database.aludel().upgrade(database.target());
      case VALIDATE -> database.aludel().validate();
      case WAIT -> database.aludel().await(lockWait(database));
      case NONE -> {}
    }
  }

  private static Duration lockWait(Database database) {
    return WaitText.parse(database.settings().getOrDefault("lock-wait", "5min"));
  }
}
