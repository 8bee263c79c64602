package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.file.NativePath;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders with names in any script, in a process that knows only ASCII, or Latin 1. */
@ForksProcesses
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "names of files are Unicode there")
@ExtendWith(PostgresExtension.class)
class NativeNamesPostgresTest {

  private static final String TEXT =
      "-- @revises %s\n-- @upgrade\nCREATE TABLE t%s (a int);\n-- @downgrade\nDROP TABLE t%s;\n";

  @TempDir Path temp;
  private PostgresDatabase database;
  private Path folder;

  @BeforeEach
  void folderInRussian(PostgresDatabase shared) throws IOException {
    database = shared.fresh();
    folder = Files.createDirectories(NativePath.below(temp, "миграции/db/migrations"));
  }

  private void file(String name, String revises, int number) throws IOException {
    Files.writeString(NativePath.below(folder, name), TEXT.formatted(revises, number, number));
  }

  private List<String> run(String locale, String encoding, String classPath, String... words)
      throws Exception {
    List<String> all =
        new ArrayList<>(List.of(database.url(), database.user(), database.password()));
    all.addAll(List.of(words));
    Path arguments = Files.write(temp.resolve("words"), all, StandardCharsets.UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=" + encoding,
                "-cp",
                classPath + System.getProperty("java.class.path"),
                NativeNamesMain.class.getName(),
                arguments.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("out").toFile());
    builder.environment().put("LC_ALL", locale);
    LeftProcesses.start(builder).waitFor();
    return Files.readAllLines(temp.resolve("out"), StandardCharsets.UTF_8).stream()
        .filter(line -> !line.contains(" INFO ") && !line.contains(" WARN "))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"C, US-ASCII", "C, UTF-8", "C.UTF-8, ISO-8859-1"})
  void aFolderAndItsFilesKeepTheirNames(String locale, String encoding) throws Exception {
    file("20240101_000000_添加_用户表.sql", "base", 1);
    file("20240102_000000_élan.sql", "20240101_000000", 2);
    assertThat(run(locale, encoding, "", "filesystem:" + NativePath.text(folder)))
        .containsExactly("20240101_000000", "20240102_000000");
    assertThat(database.strings("SELECT message FROM aludel_log ORDER BY id"))
        .containsExactly("添加 用户表", "élan");
  }

  @ParameterizedTest
  @CsvSource({"C, US-ASCII", "C.UTF-8, ISO-8859-1"})
  void soDoThoseOfAnExplodedClassFolder(String locale, String encoding) throws Exception {
    Path classes = Files.createDirectories(temp.resolve("classes/db/migrations"));
    folder = Files.createDirectories(NativePath.below(classes, "заказы"));
    file("20240101_000000_添加_用户表.sql", "base", 1);
    folder = classes;
    file("20240102_000000_plain.sql", "20240101_000000", 2);
    assertThat(run(locale, encoding, temp.resolve("classes") + ":", "classpath:db/migrations"))
        .containsExactly("20240101_000000", "20240102_000000");
    assertThat(database.strings("SELECT message FROM aludel_log ORDER BY id"))
        .containsExactly("添加 用户表", "plain");
  }

  @ParameterizedTest
  @CsvSource({"C, US-ASCII", "C.UTF-8, UTF-8"})
  void aNewFileHasTheNameAndTheMessage(String locale, String encoding) throws Exception {
    List<String> written =
        run(locale, encoding, "", "filesystem:" + NativePath.text(folder), "添加 用户表");
    assertThat(written).hasSize(1);
    assertThat(written.get(0)).startsWith(NativePath.text(folder)).endsWith("_添加_用户表.sql");
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      assertThat(NativePath.text(file)).isEqualTo(written.get(0));
      assertThat(Files.readString(file)).contains("-- @message 添加 用户表\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void whatFlywayHadIsTakenOver(String locale) throws Exception {
    Path flyway = Files.createDirectories(NativePath.below(temp, "миграции/flyway"));
    Files.writeString(
        NativePath.below(flyway, "V1__添加_用户表.sql"),
        "CREATE TABLE t (a text DEFAULT '${flyway:filename}');\n");
    Files.writeString(NativePath.below(flyway, "V2__élan.sql"), "VACUUM;\n");
    Files.writeString(
        NativePath.below(flyway, "V2__élan.sql.conf"), "executeInTransaction=false\n");
    Files.writeString(NativePath.below(flyway, "заметки.sql"), "");
    String from = NativePath.text(flyway);
    String to = NativePath.text(folder);
    assertThat(run(locale, "UTF-8", "", "filesystem:" + to, "import flyway " + from))
        .containsExactly(
            to + "/1_添加_用户表.sql",
            to + "/2_élan.sql",
            "'%s/заметки.sql' has no name that Flyway would take for a migration.".formatted(from));
    assertThat(Files.readString(NativePath.below(folder, "1_添加_用户表.sql")))
        .contains("DEFAULT 'V1__添加_用户表.sql'");
    assertThat(Files.readString(NativePath.below(folder, "2_élan.sql")))
        .contains("-- @transaction off\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void whatAlembicHadIsTakenOver(String locale) throws Exception {
    Path versions = Files.createDirectories(NativePath.below(temp, "миграции/alembic/versions"));
    Files.writeString(
        NativePath.below(versions, "a1_заказы.py"),
        """
        '''заказы'''
        from alembic import op
        revision = "a1"
        down_revision = None
        def upgrade():
            op.execute("CREATE TABLE t (a text)")
        def downgrade():
            op.execute("DROP TABLE t")
        """);
    String to = NativePath.text(folder);
    assertThat(
            run(
                locale,
                "UTF-8",
                "",
                "filesystem:" + to,
                "import alembic " + NativePath.text(versions)))
        .first()
        .isEqualTo(to + "/a1_заказы.sql");
    assertThat(Files.readString(NativePath.below(folder, "a1_заказы.sql")))
        .isEqualTo(
            """
            -- @message заказы
            -- @revises base

            -- @upgrade
            CREATE TABLE t (a text);

            -- @downgrade
            DROP TABLE t;
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void anAbsoluteLocationNeedsNoPrefix(String locale) throws Exception {
    file("20240101_000000_添加_用户表.sql", "base", 1);
    assertThat(run(locale, "UTF-8", "", NativePath.text(folder)))
        .containsExactly("20240101_000000");
  }

  @ParameterizedTest
  @CsvSource({"C, ANSI_X3.4-1968", "C.UTF-8, UTF-8"})
  void aNameThatIsNoTextIsRefusedUnlessTheHeaderSaysTheMessage(String locale, String jnu)
      throws Exception {
    Path file = Path.of(URI.create(folder.toUri() + "20240101_000000_caf%E9.sql"));
    Files.writeString(file, TEXT.formatted("base", 1, 1));
    String location = "filesystem:" + NativePath.text(folder);
    assertThat(String.join("\n", run(locale, "UTF-8", "", location)))
        .contains(
            "the file's name can't be read: the JVM takes names of files for '%s' (sun.jnu.encoding). Start it in a UTF-8 locale, such as LC_ALL=C.UTF-8; or rename the file, if its name is not in UTF-8."
                .formatted(jnu));
    Files.writeString(file, "-- @message café\n" + TEXT.formatted("base", 1, 1));
    assertThat(run(locale, "UTF-8", "", location)).containsExactly("20240101_000000");
    assertThat(database.strings("SELECT message FROM aludel_log")).containsExactly("café");
  }
}
