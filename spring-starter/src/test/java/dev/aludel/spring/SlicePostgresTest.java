package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the test slices of either generation import, put together by hand: no slice is in both. */
@ExtendWith(PostgresExtension.class)
class SlicePostgresTest {

  private static final String FOLDER = "META-INF/spring/org.springframework.boot.";

  private final PostgresDatabase db;

  SlicePostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void theSchemaIsThereInASliceWithoutItsOwnAutoConfiguration() {
    try (ConfigurableApplicationContext application = Applications.on(db).start(JdbcSlice.class)) {
      assertThat(
              application
                  .getBean(JdbcTemplate.class)
                  .queryForList("SELECT name FROM customer", String.class))
          .containsExactly("Ada");
    }
  }

  @Test
  void theSlicesOfThisGenerationImportIt() throws Exception {
    List<String> slices =
        List.of(
            FOLDER + "test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization.imports",
            FOLDER + "test.autoconfigure.orm.jpa.AutoConfigureDataJpa.imports");
    List<String> others = new ArrayList<>();
    for (String slice : slices) {
      Enumeration<URL> files = getClass().getClassLoader().getResources(slice);
      StringBuilder all = new StringBuilder();
      int count = 0;
      while (files.hasMoreElements()) {
        try (var in = files.nextElement().openStream()) {
          all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
          count++;
        }
      }
      assertThat(all).contains(AludelAutoConfiguration.class.getName());
      if (count > 1) {
        others.add(slice);
      }
    }
    // Boot's own file of that name shows that it is the right one, in this generation.
    assertThat(others).hasSize(1);
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(classes = AludelAutoConfiguration.class)
  @org.springframework.context.annotation.Import(DataSourceByName.class)
  static class JdbcSlice {}

  /** The data source's auto-configuration has another name in each generation. */
  static class DataSourceByName
      implements org.springframework.context.annotation.DeferredImportSelector {
    @Override
    public String[] selectImports(org.springframework.core.type.AnnotationMetadata importing) {
      String old = "org.springframework.boot.autoconfigure.jdbc.";
      boolean three =
          org.springframework.util.ClassUtils.isPresent(
              old + "DataSourceAutoConfiguration", getClass().getClassLoader());
      String folder = three ? old : "org.springframework.boot.jdbc.autoconfigure.";
      return new String[] {
        folder + "DataSourceAutoConfiguration", folder + "JdbcTemplateAutoConfiguration"
      };
    }
  }
}
