package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.NotAtHeadException;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ModesPostgresTest {

  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relname IN ('customer', 'aludel_version')";

  private final PostgresDatabase db;

  ModesPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  private Applications application() {
    return Applications.on(db);
  }

  private Aludel aludel() {
    return Aludel.builder()
        .dataSource(db.dataSource())
        .locations("classpath:shop/migrations")
        .build();
  }

  @Test
  void noneLeavesTheDatabaseAlone() {
    application().with("aludel.mode", "none").start(PlainApplication.class).close();
    assertThat(db.strings(TABLES)).isEmpty();
  }

  @Test
  void validateRefusesADatabaseThatIsBehindAndWritesNothing() {
    assertThatThrownBy(
            () -> application().with("aludel.mode", "validate").start(PlainApplication.class))
        .rootCause()
        .isInstanceOf(NotAtHeadException.class);
    assertThat(db.strings(TABLES)).isEmpty();
    aludel().upgrade();
    application().with("aludel.mode", "validate").start(PlainApplication.class).close();
  }

  @Test
  void waitGoesOnOnceAnotherProcessHasBroughtTheDatabaseToHead() throws Exception {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> application().with("aludel.mode", "wait").start(PlainApplication.class).close());
    assertThatThrownBy(() -> waiting.get(1500, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    aludel().upgrade();
    waiting.get(60, TimeUnit.SECONDS);
  }

  @Test
  void waitIsBoundedByLockWait() {
    assertThatThrownBy(
            () ->
                application()
                    .with("aludel.mode", "wait")
                    .with("aludel.lock-wait", "300ms")
                    .start(PlainApplication.class))
        .rootCause()
        .isInstanceOf(NotAtHeadException.class);
  }

  @Test
  void namesAndValuesAreRefusedWithTheLibrarysOwnWords() {
    assertThatThrownBy(
            () -> application().with("aludel.lock-timout", "1s").start(PlainApplication.class))
        .rootCause()
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("There is no setting 'lock-timout'.\nDid you mean 'lock-timeout'?");
    assertThatThrownBy(
            () -> application().with("aludel.mode", "migrate").start(PlainApplication.class))
        .rootCause()
        .hasMessage(
            "Setting 'mode' has the value 'migrate', which it doesn't take.\nGive it 'upgrade', 'validate', 'wait', 'none' or 'upgrade-and-exit'.");
  }

  @Test
  void revisionsThatAreNotThereAreAnErrorOfTheStart() {
    assertThatThrownBy(
            () ->
                application()
                    .with("aludel.locations", "classpath:shop/migration")
                    .start(PlainApplication.class))
        .rootCause()
        .hasMessageStartingWith("Found no revision under classpath:shop/migration.");
  }

  @Test
  void anApplicationWithoutADatabaseIsToldWhatIsMissing() {
    assertThatThrownBy(() -> Applications.withoutDatabase().start(BareApplication.class))
        .rootCause()
        .hasMessage(
            "There is no database to bring to head: no DataSource bean, and no setting 'url'.\nSet 'spring.datasource.url' or 'aludel.url'; or switch the starter off with 'aludel.enabled=false'.");
  }

  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  @org.springframework.boot.autoconfigure.ImportAutoConfiguration(AludelAutoConfiguration.class)
  static class BareApplication {}
}
