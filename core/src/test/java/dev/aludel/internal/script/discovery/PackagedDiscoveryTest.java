package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.migration.Migration;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import io.github.classgraph.ClassGraph;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Discovery in a process of its own, packaged as applications are. */
@ForksProcesses
class PackagedDiscoveryTest {

  private static final String MAIN =
      """
      package acme;
      import dev.aludel.internal.script.discovery.*;
      import dev.aludel.internal.script.file.*;
      import java.io.InputStream;
      import java.util.List;
      public class Main {
        public static void main(String[] arguments) throws Exception {
          long start = System.nanoTime();
          FoundRevisions found =
              Discovery.scan(
                  List.of("classpath:acme/migrations"), Thread.currentThread().getContextClassLoader());
          System.err.println("scanned in " + (System.nanoTime() - start) / 1_000_000 + " ms");
          for (ScriptFile file : found.files()) {
            for (int turn = 0; turn < 2; turn++) {
              try (InputStream in = file.source().open()) {
                System.out.println(file.place() + " = " + new String(in.readAllBytes(), "UTF-8"));
              }
            }
          }
          for (var migration : found.migrations()) {
            try {
              MigrationScript script = MigrationScript.of(migration);
              System.out.println(script.node().id() + " = " + script.migration().getClass().getName());
            } catch (dev.aludel.error.InvalidRevisionsException e) {
              System.out.println(e.getMessage());
            }
          }
          found.warnings().forEach(System.out::println);
          found.problems().forEach(System.out::println);
        }
      }
      """;

  @TempDir static Path temp;

  private static Path aludel;
  private static Path classGraph;
  private static Path app;
  private static Path orders;
  private static Path bare;

  @BeforeAll
  static void buildJars() throws IOException {
    classGraph = TestCompiler.placeOf(ClassGraph.class);
    aludel =
        new TestJar()
            .withAllOf(TestCompiler.placeOf(Migration.class))
            .writeTo(temp.resolve("aludel-core.jar"));
    app =
        withRevision("One", "1_ü a.sql")
            .with(TestCompiler.compile(MAIN))
            .withAttribute("Main-Class", "acme.Main")
            .withAttribute("Automatic-Module-Name", "acme.app")
            .writeTo(temp.resolve("app.jar"));
    orders = withRevision("Two", "2_b+%41.sql").writeTo(temp.resolve("orders.jar"));
    bare = withRevision("Three", "sub/3_c.SQL").writeWithoutFoldersTo(temp.resolve("bare jar.jar"));
  }

  @Test
  void findsAndOpensWhatASpringBootJarHolds() throws Exception {
    Path boot = temp.resolve("boot.jar");
    Repackager repackager = new Repackager(app.toFile());
    repackager.setMainClass("acme.Main");
    repackager.setBackupSource(false);
    repackager.repackage(
        boot.toFile(),
        libraries -> {
          for (Path library : List.of(aludel, classGraph, orders, bare)) {
            libraries.library(new Library(library.toFile(), LibraryScope.COMPILE));
          }
        });

    assertThat(run("-jar", boot.toString()))
        .containsExactly(
            "acme/migrations/1_ü a.sql (boot.jar) = One",
            "acme/migrations/1_ü a.sql (boot.jar) = One",
            "acme/migrations/2_b+%41.sql (orders.jar in boot.jar) = Two",
            "acme/migrations/2_b+%41.sql (orders.jar in boot.jar) = Two",
            "acme/migrations/sub/3_c.SQL (bare jar.jar in boot.jar) = Three",
            "acme/migrations/sub/3_c.SQL (bare jar.jar in boot.jar) = Three",
            "One = acme.migrations.one.One",
            "Three = acme.migrations.three.Three",
            "Two = acme.migrations.two.Two");
  }

  @Test
  void findsAndOpensWhatLiesOnTheClassPath() throws Exception {
    assertThat(run("-cp", path(app, orders, bare, aludel, classGraph), "acme.Main"))
        .containsExactlyElementsOf(expectedOfPlainJars());
  }

  @Test
  void needsNoClassGraphWhereLocationsHoldNothingButFiles() throws Exception {
    Path program = Files.createDirectories(temp.resolve("program"));
    TestCompiler.compileTo(program, List.of(aludel), MAIN);
    TestJar files = new TestJar().with("acme/migrations/1_a.sql", "One");
    Path jar = files.writeTo(temp.resolve("files.jar"));
    Path folder =
        new TestJar().with("acme/migrations/2_b.sql", "Two").unpackTo(temp.resolve("files"));

    assertThat(run("-cp", path(program, jar, folder, aludel), "acme.Main"))
        .containsExactly(
            "acme/migrations/1_a.sql (files.jar) = One",
            "acme/migrations/1_a.sql (files.jar) = One",
            "acme/migrations/2_b.sql = Two",
            "acme/migrations/2_b.sql = Two");
  }

  @Test
  void findsAndOpensWhatTheManifestOfTheOnlyJarNames() throws Exception {
    Path starter =
        new TestJar()
            .withAttribute("Main-Class", "acme.Main")
            .withAttribute(
                "Class-Path",
                "app.jar orders.jar bare%20jar.jar aludel-core.jar " + classGraph.toUri())
            .writeTo(temp.resolve("starter.jar"));

    assertThat(run("-jar", starter.toString())).containsExactlyElementsOf(expectedOfPlainJars());
  }

  @Test
  void findsAndOpensWhatLiesOnTheModulePath() throws Exception {
    assertThat(
            run(
                "-p",
                ModulePath.text(app, orders, bare, aludel),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--add-exports",
                "dev.aludel/dev.aludel.internal.script.discovery=acme.app",
                "--add-exports",
                "dev.aludel/dev.aludel.internal.script.file=acme.app",
                "-m",
                "acme.app/acme.Main"))
        .containsExactlyElementsOf(expectedOfPlainJars());
  }

  @Test
  void opensFilesThatAModuleKeepsToItself() throws Exception {
    Path output = Files.createDirectories(temp.resolve("module"));
    TestCompiler.compileTo(
        output, List.of(aludel), TestCompiler.revision("acme.migrations", "Four", "Four", "base"));
    TestCompiler.compileModuleTo(
        output,
        ModulePath.with(aludel),
        """
        module acme.strict {
          requires dev.aludel;
        }
        """);
    Path strict =
        new TestJar()
            .withAllOf(output)
            .with("acme/migrations/4_d.sql", "Four")
            .writeTo(temp.resolve("strict.jar"));
    Path main = new TestJar().with(TestCompiler.compile(MAIN)).writeTo(temp.resolve("main.jar"));

    assertThat(
            run(
                "-p",
                ModulePath.text(strict, main, aludel),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--add-exports",
                "dev.aludel/dev.aludel.internal.script.discovery=main",
                "--add-exports",
                "dev.aludel/dev.aludel.internal.script.file=main",
                "-m",
                "main/acme.Main"))
        .containsExactly(
            "acme/migrations/4_d.sql (strict.jar) = Four",
            "acme/migrations/4_d.sql (strict.jar) = Four",
            "Class 'acme.migrations.Four' has @Revision but its package is closed to Aludel. Add 'exports acme.migrations;' to the module 'acme.strict'.");
  }

  private static List<String> expectedOfPlainJars() {
    return List.of(
        "acme/migrations/1_ü a.sql (app.jar) = One",
        "acme/migrations/1_ü a.sql (app.jar) = One",
        "acme/migrations/2_b+%41.sql (orders.jar) = Two",
        "acme/migrations/2_b+%41.sql (orders.jar) = Two",
        "acme/migrations/sub/3_c.SQL (bare jar.jar) = Three",
        "acme/migrations/sub/3_c.SQL (bare jar.jar) = Three",
        "One = acme.migrations.one.One",
        "Three = acme.migrations.three.Three",
        "Two = acme.migrations.two.Two");
  }

  /** On a module path no package may be split, so each revision has its own. */
  private static TestJar withRevision(String name, String file) {
    String packageName = "acme.migrations." + name.toLowerCase(java.util.Locale.ROOT);
    Map<String, byte[]> classes =
        TestCompiler.compile(TestCompiler.revision(packageName, name, name, "base"));
    return new TestJar().with("acme/migrations/" + file, name).with(classes);
  }

  private static String path(Path... elements) {
    List<String> names = new ArrayList<>();
    for (Path element : elements) {
      names.add(element.toString());
    }
    return String.join(File.pathSeparator, names);
  }

  private static List<String> run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dsun.jnu.encoding=UTF-8");
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(temp, "output", ".txt");
    Process process =
        LeftProcesses.start(
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile()));
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output);
  }
}
