package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.shop.ShopApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application that Spring Boot has processed ahead of time, run on the JVM: what the plugins for
 * Maven and Gradle do, as processes.
 */
@ExtendWith(PostgresExtension.class)
class AheadOfTimePostgresTest {

  private static final String LOCATIONS =
      "classpath:shop/migrations,classpath:dev/aludel/spring/shop/revisions";
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @TempDir static Path built;

  private final PostgresDatabase db;
  @TempDir private Path folder;

  AheadOfTimePostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @BeforeAll
  static void build() throws Exception {
    Path sources = built.resolve("sources");
    Path classes = Files.createDirectories(built.resolve("classes"));
    SpringApplicationAotProcessor.main(
        new String[] {
          ShopApplication.class.getName(),
          sources.toString(),
          classes.toString(),
          classes.toString(),
          "dev.aludel",
          "shop",
          "--spring.profiles.active=revisions",
          "--aludel.locations=" + LOCATIONS,
          "--spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect"
        });
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "-cp", CLASS_PATH));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  @Test
  void itFindsEveryRevisionWithoutASearchAndReadsItsSettingsWhenItStarts() throws Exception {
    List<String> told =
        Several.told(
            run(
                application()
                    .with("aludel.enabled", "false")
                    .with("spring.jpa.hibernate.ddl-auto", "none"),
                application().with("aludel.mode", "validate"),
                application().with("aludel.mode", "upgrade-and-exit")));
    assertThat(told.get(0))
        .doesNotContain("Aludel")
        .contains("It doesn't start.", "relation \"customer\" does not exist");
    assertThat(told.get(1))
        .contains("It doesn't start.", "Aludel: The database lacks 4 revision(s) of this build");
    assertThat(told.get(2)).doesNotContain("customer Ada");
    assertThat(Files.readString(folder.resolve("loaded")))
        .contains("dev.aludel.internal.script.discovery.ApplicationIndex")
        .doesNotContain("io.github.classgraph.ClassGraph");
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250104_110000");

    told =
        Several.told(
            run(
                application().with("aludel.mode", "validate"),
                application().with("aludel.run", "heads")));
    assertThat(told.get(0).lines().filter(line -> line.startsWith("customer ")))
        .containsExactly("customer Ada", "customer Grace", "customer Margaret");
    assertThat(told.get(1)).contains("20250104_110000").doesNotContain("20250103_110000 (head)");
  }

  private Applications application() {
    return Applications.on(db)
        .with("spring.profiles.active", "revisions")
        .with("aludel.locations", LOCATIONS)
        .with("shop.somebody", "Margaret")
        .with("server.port", "0");
  }

  private Ended run(Applications... applications) throws Exception {
    Ended ended =
        Ended.of(
            folder,
            built.resolve("classes") + File.pathSeparator + CLASS_PATH,
            List.of(
                "-Dspring.aot.enabled=true", "-Xlog:class+load:file=" + folder.resolve("loaded")),
            Several.class.getName(),
            Several.arguments(ShopApplication.class, applications));
    assertThat(ended.code()).as(ended.toString()).isZero();
    return ended;
  }
}
