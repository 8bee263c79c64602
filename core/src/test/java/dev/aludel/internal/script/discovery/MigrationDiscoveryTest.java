package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.migration.Migration;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets a system property")
class MigrationDiscoveryTest {

  private static final List<String> LOCATION = List.of("classpath:acme/migrations");

  @TempDir Path temp;

  @BeforeEach
  @AfterEach
  void forgetInitialisedClasses() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("initialised."));
  }

  @Test
  void findsRevisionsInAnyKindOfClassPathElement() throws IOException {
    Path directory = classes("acme.migrations", "One").unpackTo(temp.resolve("classes"));
    Path jar = classes("acme.migrations", "Two").writeTo(temp.resolve("two.jar"));
    Path withoutFolders =
        classes("acme.migrations.sub", "Three").writeWithoutFoldersTo(temp.resolve("3.jar"));
    Path bare = classes("acme.migrations", "Four").writeBareTo(temp.resolve("four.jar"));
    Path elsewhere = classes("acme.other", "Five").writeBareTo(temp.resolve("five.jar"));

    FoundRevisions found = scan(directory, jar, withoutFolders, bare, elsewhere);

    assertThat(names(found))
        .containsExactly(
            "acme.migrations.Four",
            "acme.migrations.One",
            "acme.migrations.Two",
            "acme.migrations.sub.Three");
    assertThat(found.warnings()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void initialisesNoClass() throws IOException {
    Path jar = classes("acme.migrations", "One").writeTo(temp.resolve("one.jar"));

    FoundRevisions found = scan(jar);

    assertThat(names(found)).containsExactly("acme.migrations.One");
    assertThat(System.getProperty("initialised.acme.migrations.One")).isNull();
    MigrationScript script = MigrationScript.of(found.migrations().get(0));
    assertThat(script.node().id()).isEqualTo("one");
    assertThat(System.getProperty("initialised.acme.migrations.One")).isNull();
  }

  @Test
  void findsNestedClassesAndHeirs() throws IOException {
    Path jar =
        new TestJar()
            .with(
                TestCompiler.compile(
                    """
                    package acme.base;
                    import dev.aludel.migration.*;
                    public abstract class Base implements ReversibleMigration {
                      @Override public void upgrade(Operations op) {}
                      @Override public void downgrade(Operations op) {}
                    }
                    """,
                    """
                    package acme.migrations;
                    import dev.aludel.migration.*;
                    public class All {
                      @Revision(id = "1", revises = "base")
                      public static class First extends acme.base.Base {}
                      @Revision(id = "2", revises = "1")
                      public static final class Second extends acme.base.Base {}
                      static Migration none = op -> {};
                      static Migration anonymous = new Migration() {
                        @Override public void upgrade(Operations op) {}
                      };
                    }
                    """,
                    """
                    package acme.migrations;
                    public abstract class Shared extends acme.base.Base {}
                    """))
            .writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(jar);

    assertThat(names(found))
        .containsExactly("acme.migrations.All$First", "acme.migrations.All$Second");
    assertThat(found.problems()).isEmpty();
    assertThat(found.migrations())
        .extracting(type -> MigrationScript.of(type).reversible())
        .containsExactly(true, true);
  }

  @Test
  void namesClassesThatWouldSilentlyNotRun() throws IOException {
    Path jar =
        new TestJar()
            .with(
                TestCompiler.compile(
                    """
                    package acme.base;
                    public class Base implements dev.aludel.migration.Migration {
                      @Override public void upgrade(dev.aludel.migration.Operations op) {}
                    }
                    """,
                    """
                    package acme.migrations;
                    public class Forgotten implements dev.aludel.migration.Migration {
                      @Override public void upgrade(dev.aludel.migration.Operations op) {}
                    }
                    """,
                    """
                    package acme.migrations;
                    public class Heir extends acme.base.Base {}
                    """,
                    """
                    package acme.migrations;
                    @dev.aludel.migration.Revision(id = "1", revises = "base")
                    public class NoMigration {}
                    """,
                    """
                    package acme.migrations;
                    public class Helper implements Runnable {
                      static { System.setProperty("initialised.Helper", "yes"); }
                      @Override public void run() {}
                    }
                    """))
            .writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(jar);

    assertThat(found.migrations()).isEmpty();
    assertThat(found.problems())
        .containsExactly(
            "Class 'acme.migrations.Forgotten' implements Migration but has no @Revision, so it would never run. Annotate it, make it abstract, or move it out of the location.",
            "Class 'acme.migrations.Heir' implements Migration but has no @Revision, so it would never run. Annotate it, make it abstract, or move it out of the location.",
            "Class 'acme.migrations.NoMigration' has @Revision but does not implement Migration. Let it implement 'dev.aludel.migration.Migration', or remove the annotation.");
    assertThat(System.getProperty("initialised.Helper")).isNull();
  }

  @Test
  void ignoresTheProxiesThatFrameworksGenerateNextToARevision() throws IOException {
    Path jar =
        classes("acme.migrations", "One")
            .with(
                TestCompiler.compile(
                    TestCompiler.revision("acme.migrations", "One", "one", "base"),
                    "package acme.migrations; public class One$$SpringCGLIB$$0 extends One {}"))
            .writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(jar);

    assertThat(names(found)).containsExactly("acme.migrations.One");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void namesARevisionThatCannotBeLoaded() throws IOException {
    TestJar content =
        new TestJar()
            .with(
                TestCompiler.compile(
                    "package acme.base; public class Missing {}",
                    """
                    package acme.migrations;
                    import dev.aludel.migration.*;
                    @Revision(id = "1", revises = "base")
                    public class Broken extends acme.base.Missing implements Migration {
                      @Override public void upgrade(Operations op) {}
                    }
                    """));
    Path classes = content.unpackTo(temp.resolve("classes"));
    Files.delete(classes.resolve("acme/base/Missing.class"));

    FoundRevisions found = scan(classes);

    assertThat(found.migrations()).isEmpty();
    assertThat(found.problems())
        .containsExactly(
            "Class 'acme.migrations.Broken' has @Revision but can't be loaded (java.lang.NoClassDefFoundError: acme/base/Missing). Put what it needs on the class path, or remove the class.");
  }

  private FoundRevisions scan(Path... classPath) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(TestClassPath.urls(classPath), Migration.class.getClassLoader())) {
      return Discovery.scan(LOCATION, loader);
    }
  }

  private static TestJar classes(String packageName, String className) {
    return new TestJar()
        .with(
            TestCompiler.compile(
                TestCompiler.revision(
                    packageName, className, className.toLowerCase(java.util.Locale.ROOT), "base")));
  }

  private static List<String> names(FoundRevisions found) {
    return found.migrations().stream().map(Class::getName).toList();
  }
}
