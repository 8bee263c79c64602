package dev.aludel.spring;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DatabaseException;
import dev.aludel.setting.StartMode;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
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
  private final Supplier<AludelStrategy> strategy;
  private final @Nullable IntSupplier command;

  /**
   * Does nothing yet.
   *
   * @param databases what to bring to head
   * @param startup hears of each database
   * @param strategy gives the bean that starts each database, when it is needed
   * @param command runs in place of the application, where there is one, and gives its exit code
   */
  AludelInitializer(
      AludelDatabases databases,
      ApplicationStartup startup,
      Supplier<AludelStrategy> strategy,
      @Nullable IntSupplier command) {
    this.databases = databases;
    this.startup = startup;
    this.strategy = strategy;
    this.command = command;
  }

  @Override
  public void afterPropertiesSet() {
    if (command != null) {
      throw new ShortRunDone(command.getAsInt());
    }
    AludelStrategy chosen = strategy.get();
    boolean ends = false;
    for (Database database : databases.all()) {
      StartupStep step =
          startup.start("aludel." + database.mode()).tag("database", database.title());
      try {
        @Nullable StartMode mode = chosen.start(database.name(), database.aludel());
        if (mode == null) {
          throw new ConfigurationException(
              "The AludelStrategy of the database '%s' doesn't tell what it did."
                  .formatted(database.title()),
              "Let it return what 'aludel.start()' returns, or StartMode.NONE.");
        }
        ends |= database.name().isEmpty() && mode == StartMode.UPGRADE_AND_EXIT;
      } catch (DatabaseException e) {
        throw new FailedStartException(database, e);
      } finally {
        step.end();
      }
    }
    if (ends) {
      LoggerFactory.getLogger("dev.aludel")
          .info("Done: the application ends here, as 'aludel.mode=upgrade-and-exit' says.");
      throw new ShortRunDone(0);
    }
  }
}
