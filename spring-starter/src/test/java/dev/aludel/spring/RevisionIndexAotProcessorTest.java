package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.spring.shop.revisions.R20250103_110000_AddGrace;
import dev.aludel.spring.shop.revisions.R20250104_110000_AddSomebody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.javapoet.ClassName;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is generated of an application, without running it: no database is there. */
class RevisionIndexAotProcessorTest {

  private static final String SHOP = "classpath:shop/migrations";
  private static final String SQL = "shop/migrations/20250101_090000_create_customer.sql";
  private static final String JAVA = "classpath:dev/aludel/spring/shop/revisions";

  private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
  private final DefaultGenerationContext generated =
      new DefaultGenerationContext(
          new ClassNameGenerator(ClassName.get("dev.aludel.generated", "Shop")), files);

  @TempDir private Path folder;
  private int contexts;

  @Test
  void filesAreResourcesAndClassesCanBeMade() throws Exception {
    process(Map.of("aludel.locations", SHOP + "," + JAVA), WithRevision.class);
    assertThat(RuntimeHintsPredicates.resource().forResource(SQL))
        .accepts(generated.getRuntimeHints());
    assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/aludel/index"))
        .accepts(generated.getRuntimeHints());
    assertThat(
            RuntimeHintsPredicates.reflection()
                .onType(R20250103_110000_AddGrace.class)
                .withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS))
        .accepts(generated.getRuntimeHints());
    assertThat(
            RuntimeHintsPredicates.resource().forResource("shop/broken/20250105_090000_orphan.sql"))
        .rejects(generated.getRuntimeHints());
    assertThat(index())
        .startsWith("aludel-index\t1\napplication\n")
        .contains("sql\t" + SQL + "\t", "class\t" + R20250104_110000_AddSomebody.class.getName());
  }

  @Test
  void theSettingsCanBeBoundAsARecord() {
    process(Map.of("aludel.locations", SHOP));
    assertThat(
            RuntimeHintsPredicates.reflection()
                .onType(AludelProperties.class)
                .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
                .or(
                    hints ->
                        hints
                                .reflection()
                                .getTypeHint(AludelProperties.class)
                                .constructors()
                                .count()
                            == 1))
        .accepts(generated.getRuntimeHints());
  }

  @Test
  void whoUsesTheSchemaStillWaitsForIt() {
    process(Map.of("aludel.locations", SHOP));
    generated.writeGeneratedContent();
    String sources =
        files.getGeneratedFiles(Kind.SOURCE).keySet().stream()
            .map(path -> content(Kind.SOURCE, path))
            .collect(Collectors.joining("\n"));
    assertThat(sources).contains("setDependsOn(\"aludelInitializer\")");
  }

  @Test
  void everyDatabasesRevisionsAreInTheOneIndex() throws Exception {
    process(
        Map.of(
            "aludel.locations",
            SHOP,
            "aludel.databases.reports.locations",
            "classpath:reports/migrations"));
    assertThat(index()).contains("sql\t" + SQL, "sql\treports/migrations/20250103_090000");
  }

  @Test
  void theContextsOfTestsShareOneIndex() throws Exception {
    process(Map.of("aludel.locations", SHOP));
    process(Map.of("aludel.locations", "classpath:reports/migrations"));
    assertThat(index())
        .contains(
            "location\tshop/migrations\t-",
            "location\treports/migrations\t-",
            "sql\t" + SQL,
            "sql\treports/migrations/20250103_090000");
  }

  @Test
  void whatIsWrongWithTheGraphStopsTheBuild() {
    assertThatThrownBy(() -> process(Map.of("aludel.locations", SHOP + ",classpath:shop/broken")))
        .rootCause()
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageContaining("revises '20250104_090000', which doesn't exist.");
    assertThatThrownBy(() -> process(Map.of("aludel.locations", "classpath:nowhere")))
        .rootCause()
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageStartingWith("Found no revision under classpath:nowhere.");
  }

  @Test
  void duplicatesAndMissingParentsAreToldTogether() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    revision("m/more/20250101_000001_same.sql", "base");
    revision("m/20250101_000002_two.sql", "20240101_000000");
    assertThatThrownBy(() -> process(Map.of("aludel.locations", "classpath:m")))
        .rootCause()
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageStartingWith("Found 2 problems in the revisions:")
        .hasMessageContaining("20250101_000001_same.sql")
        .hasMessageContaining("revises '20240101_000000', which doesn't exist.");
  }

  @Test
  void twoHeadsStopTheBuildUnlessTheTargetAllowsThem() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    revision("m/20250101_000002_two.sql", "20250101_000001");
    revision("m/20250101_000003_three.sql", "20250101_000001");
    String found =
        "Found 2 heads: '20250101_000002' (two), '20250101_000003' (three).\n"
            + "Join them with 'merge 20250101_000002 20250101_000003', or name the one you want: 'upgrade 20250101_000002'. The merge is a new file with the line '-- @revises 20250101_000002, 20250101_000003'. Until then 'upgrade heads' takes all of them."
            + " Where several are meant, set 'aludel.%starget=heads'.";
    assertThatThrownBy(() -> process(Map.of("aludel.locations", "classpath:m")))
        .rootCause()
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessage(found.formatted(""));
    Map<String, Object> further =
        Map.of("aludel.locations", SHOP, "aludel.databases.reports.locations", "classpath:m");
    assertThatThrownBy(() -> process(further))
        .rootCause()
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessage(found.formatted("databases.reports."));

    process(Map.of("aludel.locations", "classpath:m", "aludel.target", "heads"));
    assertThat(index())
        .contains("sql\tm/20250101_000002_two.sql", "sql\tm/20250101_000003_three.sql");
  }

  @Test
  void aHeadThatAnotherOneDependsOnIsNoSecondOne() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    revision("m/20250101_000002_two.sql", "base\n-- @depends-on 20250101_000001");
    process(Map.of("aludel.locations", "classpath:m"));
    assertThat(index()).contains("sql\tm/20250101_000002_two.sql");
  }

  @Test
  void switchedOffNothingIsGenerated() {
    process(Map.of("aludel.enabled", "false", "aludel.locations", "classpath:nowhere"));
    assertThat(files.getGeneratedFiles(Kind.RESOURCE)).isEmpty();
  }

  private void process(Map<String, Object> properties, Class<?>... more) {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.setClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, loader()));
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", properties));
      context.register(AludelAutoConfiguration.class, WithTemplate.class);
      for (Class<?> one : more) {
        context.register(one);
      }
      // As for the contexts of tests, each of which has a name of its own.
      new ApplicationContextAotGenerator()
          .processAheadOfTime(context, generated.withName("Context" + ++contexts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassLoader loader() {
    return RevisionIndexAotProcessorTest.class.getClassLoader();
  }

  private void revision(String path, String revises) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "-- @revises " + revises + "\n\n-- @upgrade\nSELECT 1;\n");
  }

  private String index() {
    generated.writeGeneratedContent();
    return content(Kind.RESOURCE, "META-INF/aludel/index");
  }

  private String content(Kind kind, String path) {
    try {
      return String.valueOf(files.getGeneratedFileContent(kind, path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithTemplate {
    @Bean
    DataSource dataSource() {
      return new PGSimpleDataSource();
    }

    @Bean
    JdbcTemplate template(DataSource dataSource) {
      return new JdbcTemplate(dataSource);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithRevision {
    @Bean
    R20250104_110000_AddSomebody revision() {
      throw new AssertionError("There are no beans while an application is built.");
    }
  }
}
