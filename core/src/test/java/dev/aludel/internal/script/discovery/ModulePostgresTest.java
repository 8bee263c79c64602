package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.migration.Migration;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module itself, with the library as a module beside it. */
@ForksProcesses
@ExtendWith(PostgresExtension.class)
class ModulePostgresTest {

  private static final String MODULE =
      """
      module acme.shop {
        requires dev.aludel;
        exports acme.shop.migrations;
      }
      """;

  private static final String MAIN =
      """
      package acme.shop;
      import dev.aludel.Aludel;
      public class Main {
        public static void main(String[] database) {
          Aludel aludel =
              Aludel.builder()
                  .url(database[0], database[1], database[2])
                  .locations("classpath:acme/shop/migrations")
                  .build();
          System.out.println(aludel.upgrade().rowsAfter());
          System.out.println(aludel.upgrade().steps().size());
        }
      }
      """;

  private final PostgresDatabase database;
  @TempDir private Path folder;
  private Path aludel;

  ModulePostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void packLibrary() {
    aludel =
        new TestJar()
            .withAllOf(TestCompiler.placeOf(Migration.class))
            .writeTo(folder.resolve("aludel-core.jar"));
  }

  @Test
  void requiringTheLibraryIsEnoughToStart() throws IOException, InterruptedException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    TestCompiler.compileModuleTo(
        classes,
        ModulePath.with(aludel),
        MODULE,
        MAIN,
        TestCompiler.revision("acme.shop.migrations", "InJava", "bbbb", "aaaa"));
    Path shop =
        new TestJar()
            .withAllOf(classes)
            .with(
                "acme/shop/migrations/aaaa.sql",
                "-- @revises base\n-- @upgrade\nCREATE TABLE shop (id int);\n"
                    + "-- @downgrade\nDROP TABLE shop;\n")
            .writeTo(folder.resolve("shop.jar"));
    Path output = folder.resolve("output.txt");
    Process process =
        LeftProcesses.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-p",
                    ModulePath.text(shop, aludel),
                    "-m",
                    "acme.shop/acme.shop.Main",
                    database.url(),
                    database.user(),
                    database.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile()));
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(output)).containsExactly("[bbbb]", "0");
    assertThat(database.strings("SELECT version_num FROM aludel_version")).containsExactly("bbbb");
  }

  @Test
  void itsRoomsAreClosed() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> path = ModulePath.with(aludel);
    assertThatThrownBy(
            () ->
                TestCompiler.compileModuleTo(
                    classes,
                    path,
                    "module acme.shop {\n  requires dev.aludel;\n}\n",
                    "package acme.shop;\npublic class Peek {\n"
                        + "  dev.aludel.internal.text.ShownText text;\n}\n"))
        .hasMessageContaining("package dev.aludel.internal.text is not visible");
  }
}
