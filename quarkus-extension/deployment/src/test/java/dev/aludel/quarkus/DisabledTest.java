package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DisabledTest {

  private static final TestDatabase DB = TestDatabase.of("disabled");

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(jar -> jar.addClass(TestDatabase.class))
              .overrideConfigKey("quarkus.aludel.enabled", "false")
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Inject Instance<AludelDatabases> databases;

  @Test
  void thereIsNeitherACheckNorABeanNorATable() {
    assertThat(databases.isUnsatisfied()).isTrue();
    assertThat(DB.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
  }
}
