package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.Scripts;
import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.internal.script.file.Script;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import dev.aludel.report.IndexedRevisions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationIndexTest {

  private static final List<String> LOCATIONS = List.of("classpath:acme/migrations", "more");
  private static final String ONE = "-- @revises base\n-- @upgrade\nSELECT 1;\n";
  private static final String TWO = "-- @revises 1\n-- @upgrade\nSELECT 2;\n";

  /** A constructor or a static block of it would end the test. */
  private static final String THREE =
      """
      package acme.migrations;
      @dev.aludel.migration.Revision(id = "3", revises = "2")
      public final class Three implements dev.aludel.migration.Migration {
        static { Three.fail(); }
        public Three() { fail(); }
        @Override public void upgrade(dev.aludel.migration.Operations op) { fail(); }
        private static void fail() { throw new IllegalStateException("its code was called"); }
      }
      """;

  @TempDir Path temp;
  private final List<URLClassLoader> loaders = new ArrayList<>();
  private Path classes;
  private Path library;

  @BeforeEach
  void build() {
    classes =
        new TestJar()
            .with("acme/migrations/1_one.sql", ONE)
            .with("acme/migrations/_template.sql", "no revision")
            .with(TestCompiler.compile(THREE))
            .unpackTo(temp.resolve("classes"));
    library = new TestJar().with("more/deep/2_two.sql", TWO).writeTo(temp.resolve("library.jar"));
  }

  @AfterEach
  void close() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  private ClassLoader loader(Path... elements) throws IOException {
    URL[] urls = new URL[elements.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = elements[i].toUri().toURL();
    }
    URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader());
    loaders.add(loader);
    return loader;
  }

  private ClassLoader built() throws IOException {
    StringBuilder index = new StringBuilder();
    assertThat(
            ApplicationIndex.write(
                LOCATIONS, SuppliedMigrations.NOTHING, loader(classes, library), index))
        .isEqualTo(
            new IndexedRevisions(
                List.of("acme/migrations/1_one.sql", "more/deep/2_two.sql"),
                List.of("acme.migrations.Three")));
    Path generated =
        new TestJar().with(BuildIndex.PATH, index.toString()).writeTo(temp.resolve("built.jar"));
    return loader(generated, classes, library);
  }

  @Test
  void itHasAllOfTheClassPath() throws IOException {
    StringBuilder index = new StringBuilder();
    ApplicationIndex.write(LOCATIONS, SuppliedMigrations.NOTHING, loader(classes, library), index);
    assertThat(
            index
                .toString()
                .replaceAll("\t[0-9a-f]{64}\t", "\tSHA\t")
                .replaceAll("\t\\d+\t[0-9a-f]{6,8}(?=[\t\n])", "\tSIZE\tCRC"))
        .isEqualTo(
            """
            aludel-index\t1
            application
            location\tacme/migrations\t-
            location\tmore\t-
            sql\tacme/migrations/1_one.sql\tSIZE\tCRC\tSHA\t1\t\t\t\ton\toff\t\t\t\tone
            sql\tmore/deep/2_two.sql\tSIZE\tCRC\tSHA\t2\t1\t\t\ton\toff\t\t\t\ttwo
            class\tacme.migrations.Three\tSIZE\tCRC\t3\t2\t\t\t
            end
            """);
  }

  @Test
  void theBuiltApplicationIsReadByItAlone() throws IOException {
    ClassLoader built = built();
    // What came later is not there for it.
    Files.writeString(classes.resolve("acme/migrations/4_four.sql"), ONE);
    FoundRevisions found = Discovery.lookUp(LOCATIONS, built);
    assertThat(found.problems()).isEmpty();
    assertThat(found.warnings()).isEmpty();
    assertThat(found.files().stream().map(ScriptFile::place))
        .containsExactly("acme/migrations/1_one.sql", "more/deep/2_two.sql");
    assertThat(found.migrations().stream().map(Class::getName))
        .containsExactly("acme.migrations.Three");
    Scripts scripts = Scripts.lookUp(LOCATIONS, built, SuppliedMigrations.NOTHING, false);
    assertThat(((SqlScript) scripts.script("2")).body().upgrade().text()).contains("SELECT 2;");
    assertThat(scripts.graph().heads()).containsExactly("3");
  }

  @Test
  void aFileThatChangedSinceIsToldWhenItIsRead() throws IOException {
    ClassLoader built = built();
    Files.writeString(classes.resolve("acme/migrations/1_one.sql"), ONE.replace("1;", "7;"));
    Scripts scripts = Scripts.lookUp(LOCATIONS, built, SuppliedMigrations.NOTHING, false);
    SqlScript one = (SqlScript) scripts.script("1");
    assertThatThrownBy(one::body).hasMessageContaining("has changed");
    Files.delete(classes.resolve("acme/migrations/1_one.sql"));
    assertThatThrownBy(one::body)
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageContaining("it is no longer on the class path");
  }

  @Test
  void aSearchPassesItOver() throws IOException {
    StringBuilder index = new StringBuilder();
    ApplicationIndex.write(LOCATIONS, SuppliedMigrations.NOTHING, loader(classes, library), index);
    Path file = classes.resolve(BuildIndex.PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, index);
    Files.writeString(classes.resolve("acme/migrations/4_four.sql"), ONE);
    FoundRevisions found = Discovery.scan(LOCATIONS, loader(classes, library));
    assertThat(found.warnings()).isEmpty();
    assertThat(found.files()).hasSize(3).noneMatch(one -> one.indexed().isPresent());
  }

  @Test
  void withoutItNothingIsFoundInSilence() throws IOException {
    assertThatThrownBy(() -> Discovery.lookUp(LOCATIONS, loader(classes, library)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("left no index of revisions in 'META-INF/aludel/index'")
        .hasMessageContaining("Build the application again");
    // The index of an element says nothing of the others.
    IndexWriter.write(
        LOCATIONS, SuppliedMigrations.NOTHING, loader(classes), temp.toString(), "classes");
    assertThatThrownBy(() -> Discovery.lookUp(LOCATIONS, loader(classes, library)))
        .isInstanceOf(ConfigurationException.class);
    ClassLoader built = built();
    assertThatThrownBy(() -> Discovery.lookUp(List.of("classpath:acme/other"), built))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("and 'classpath:acme/other' is none of them");
    assertThat(Discovery.lookUp(List.of("more/deep"), built).files()).hasSize(1);
    assertThat(Discovery.lookUp(List.of("filesystem:" + temp), loader()).files()).hasSize(1);
  }

  @Test
  void whatAFactoryMakesNeedsNoConstructorAndIsMadeWhenItRuns() throws IOException {
    Path injected =
        new TestJar()
            .with("more/2_two.sql", TWO)
            .with(TestCompiler.compile(THREE.replace("public Three()", "Three(String injected)")))
            .unpackTo(temp.resolve("injected"));
    ClassLoader loader = loader(injected);
    assertThatThrownBy(
            () ->
                ApplicationIndex.write(
                    LOCATIONS, SuppliedMigrations.NOTHING, loader, new StringBuilder()))
        .hasMessageContaining("has no public constructor without parameters");
    Deque<Migration> made = new ArrayDeque<>(List.of(op -> {}));
    SuppliedMigrations supplied =
        new SuppliedMigrations(
            List.of(),
            List.of(
                new MigrationFactory() {
                  @Override
                  public boolean makes(Class<? extends Migration> type) {
                    return type.getSimpleName().equals("Three");
                  }

                  @Override
                  public Migration make(Class<? extends Migration> type) {
                    return made.getFirst();
                  }
                }));
    StringBuilder index = new StringBuilder();
    assertThat(ApplicationIndex.write(LOCATIONS, supplied, loader, index))
        .isEqualTo(
            new IndexedRevisions(List.of("more/2_two.sql"), List.of("acme.migrations.Three")));
    FoundRevisions found = Discovery.scan(LOCATIONS, loader);
    Script three = supplied.script(found.migrations().get(0));
    assertThat(((MigrationScript) three).migration()).isSameAs(made.getFirst());
    assertThat(three.node().revises()).containsExactly("2");
    made.clear();
    assertThatThrownBy(((MigrationScript) three)::migration)
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageContaining("can't be made");
  }

  @Test
  void whatIsWrongIsToldWhenItIsWritten() throws IOException {
    Files.writeString(classes.resolve("acme/migrations/5_five.sql"), "SELECT 5;");
    Path other =
        new TestJar()
            .with("more/deep/2_two.sql", TWO.replace("2;", "22;"))
            .writeTo(temp.resolve("other.jar"));
    assertThatThrownBy(
            () ->
                ApplicationIndex.write(
                    LOCATIONS,
                    SuppliedMigrations.NOTHING,
                    loader(classes, library, other),
                    new StringBuilder()))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageContaining("5_five.sql:1: this is no revision")
        .hasMessageContaining("'more/deep/2_two.sql' is on the class path twice")
        .hasMessageContaining("other.jar");
  }
}
