package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.migration.Migration;
import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import dev.aludel.report.WrittenIndex;
import dev.aludel.revision.RevisionNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

@ForksProcesses
class BuildIndexTest {

  private static final List<String> LOCATIONS = List.of("classpath:acme/migrations");
  private static final String ONE = "-- @revises base\n-- @upgrade\nSELECT 1;\n";
  private static final String TWO =
      "-- @revises 1\n-- @depends-on a, b\n-- @label l\n-- @message a\tb \\ c\n"
          + "-- @lock-timeout 2s\n-- @transaction off\n-- @upgrade empty\n-- @downgrade empty\n";

  private static final String MAIN =
      """
      package acme;
      import dev.aludel.internal.script.discovery.*;
      import dev.aludel.internal.script.file.*;
      import java.util.List;
      public class Main {
        public static void main(String[] arguments) throws Exception {
          FoundRevisions found =
              Discovery.scan(
                  List.of("classpath:acme/migrations"), Thread.currentThread().getContextClassLoader());
          for (ScriptFile file : found.files()) {
            SqlScript script = SqlScript.read(file);
            System.out.println(
                script.node() + " " + (file.indexed().isPresent() ? "indexed" : "read")
                    + " " + script.body().upgrade().statements().size());
          }
          found.migrations().forEach(type -> System.out.println(type.getName()));
          found.warnings().forEach(System.out::println);
          found.problems().forEach(System.out::println);
        }
      }
      """;

  @TempDir Path temp;
  private Path classes;

  @BeforeEach
  void build() {
    classes =
        new TestJar()
            .with("acme/migrations/1_one.sql", ONE)
            .with("acme/migrations/sub/2_two.sql", TWO)
            .with("acme/migrations/_template.sql", "no revision")
            .with("acme/other/3_three.sql", ONE)
            .with(
                TestCompiler.compile(
                    TestCompiler.revision("acme.migrations", "Four", "4", "2"),
                    "package acme.migrations; public class Plain {}"))
            .with(TestCompiler.compile(MAIN))
            .unpackTo(temp.resolve("classes"));
  }

  private WrittenIndex index() {
    return IndexWriter.write(
        LOCATIONS,
        SuppliedMigrations.NOTHING,
        BuildIndexTest.class.getClassLoader(),
        temp.toString(),
        "classes");
  }

  private FoundRevisions scan(Path element) throws IOException {
    URL url = element.toUri().toURL();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {url}, BuildIndexTest.class.getClassLoader())) {
      return Discovery.scan(LOCATIONS, loader);
    }
  }

  private static List<RevisionNode> nodes(FoundRevisions found) {
    return found.files().stream().map(file -> SqlScript.read(file).node()).toList();
  }

  @Test
  void theFormatIsWrittenDown() throws IOException {
    WrittenIndex result = index();
    Path file = classes.resolve("META-INF/aludel/index");
    assertThat(result).isEqualTo(new WrittenIndex(file.toString(), 3));
    String text = Files.readString(file);
    long four = Files.size(classes.resolve("acme/migrations/Four.class"));
    assertThat(
            text.replaceAll("\t[0-9a-f]{64}\t", "\tSHA\t")
                .replaceAll("\t[0-9a-f]{6,8}(?=[\t\n])", "\tCRC"))
        .isEqualTo(
            """
            aludel-index\t1
            location\tacme/migrations\tCRC
            sql\tacme/migrations/1_one.sql\t%d\tCRC\tSHA\t1\t\t\t\ton\toff\t\t\t\tone
            sql\tacme/migrations/sub/2_two.sql\t%d\tCRC\tSHA\t2\t1\ta,b\tl\toff\toff\tPT2S\t\tdowngrade\ta\\tb \\\\ c
            class\tacme.migrations.Four\t%d\tCRC\t4\t2\t\t\t
            end
            """
                .formatted(ONE.length(), TWO.length(), four));
  }

  @Test
  void inAJarNothingIsReadThatTheIndexKnows() throws IOException {
    Path plain = new TestJar().withAllOf(classes).writeTo(temp.resolve("plain/app.jar"));
    index();
    Path jar = new TestJar().withAllOf(classes).writeTo(temp.resolve("app.jar"));
    FoundRevisions searched = scan(plain);
    FoundRevisions found = scan(jar);
    assertThat(found.warnings()).isEmpty();
    assertThat(found.problems()).isEmpty();
    assertThat(nodes(found)).isEqualTo(nodes(searched)).hasSize(2);
    assertThat(found.migrations().stream().map(Class::getName))
        .containsExactly("acme.migrations.Four");
    assertThat(found.files()).allMatch(file -> file.indexed().isPresent());
    assertThat(searched.files()).noneMatch(file -> file.indexed().isPresent());
    SqlScript two = SqlScript.read(found.files().get(1));
    SqlScript read = SqlScript.read(searched.files().get(1));
    assertThat(two.rawChecksum()).isEqualTo(read.rawChecksum());
    assertThat(two.options()).isEqualTo(read.options());
    assertThat(two.reversible()).isTrue();
    assertThat(SqlScript.read(found.files().get(0)).reversible()).isFalse();
    assertThat(two.node().origin()).isEqualTo("acme/migrations/sub/2_two.sql (app.jar)");
  }

  @Test
  void inAFolderTheIndexReplacesTheSearchButNotTheReading() throws IOException {
    index();
    Files.writeString(classes.resolve("acme/migrations/1_one.sql"), ONE.replace('1', '7'));
    FoundRevisions found = scan(classes);
    assertThat(found.warnings()).isEmpty();
    assertThat(found.files()).noneMatch(file -> file.indexed().isPresent());
    assertThat(SqlScript.read(found.files().get(0)).body().upgrade().text())
        .isEqualTo("SELECT 7;\n");
  }

  @Test
  void anIndexThatDoesNotAgreeIsPassedOverWithAWarning() throws IOException {
    index();
    String warning =
        "The build index of '%s' %s, so the class path was searched. Write it anew with 'index'.";
    String place = classes.toRealPath().toString();
    Files.writeString(classes.resolve("acme/migrations/5_five.sql"), ONE);
    FoundRevisions more = scan(classes);
    assertThat(more.warnings())
        .containsExactly(
            warning.formatted(place, "does not agree with the files in 'acme/migrations'"));
    assertThat(more.files()).hasSize(3);
    Files.delete(classes.resolve("acme/migrations/5_five.sql"));
    assertThat(scan(classes).warnings()).isEmpty();
    Files.delete(classes.resolve("acme/migrations/1_one.sql"));
    assertThat(scan(classes).files()).hasSize(1);
    Path file = classes.resolve("META-INF/aludel/index");
    String text = Files.readString(file);
    for (String broken :
        List.of(
            "",
            text.substring(0, text.length() - 5),
            text.replace("index\t1", "index\t2"),
            text.replace("\tPT2S", "\tsoon"))) {
      Files.writeString(file, broken);
      FoundRevisions found = scan(classes);
      assertThat(found.warnings())
          .containsExactly(warning.formatted(place, "is cut off, or of another version of Aludel"));
      assertThat(found.files()).hasSize(1);
    }
    Files.writeString(file, text.replace("acme/migrations\t", "acme/other\t"));
    assertThat(scan(classes).warnings())
        .containsExactly(
            warning.formatted(place, "does not have the location 'classpath:acme/migrations'"));
  }

  @Test
  void anElementWithoutAnIndexIsSearchedBesideOneWithIt() throws IOException {
    index();
    Path other =
        new TestJar()
            .with("acme/migrations/9_nine.sql", ONE)
            .writeWithoutFoldersTo(temp.resolve("other.jar"));
    Path nothing =
        new TestJar().with("acme/x.txt", "").writeWithoutFoldersTo(temp.resolve("nothing.jar"));
    URL[] urls = {classes.toUri().toURL(), other.toUri().toURL(), nothing.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, BuildIndexTest.class.getClassLoader())) {
      FoundRevisions found = Discovery.scan(LOCATIONS, loader);
      assertThat(found.files().stream().map(ScriptFile::place))
          .containsExactly(
              "acme/migrations/1_one.sql",
              "acme/migrations/9_nine.sql (other.jar)",
              "acme/migrations/sub/2_two.sql");
    }
  }

  @Test
  void whatCantBeIndexedIsTold() throws IOException {
    assertThatThrownBy(
            () ->
                IndexWriter.write(
                    List.of("filesystem:x"),
                    SuppliedMigrations.NOTHING,
                    loader(),
                    temp.toString(),
                    "classes"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "No location is on the class path, so there is nothing to index.\nAn index is for locations such as 'classpath:db/migrations'.");
    assertThatThrownBy(
            () ->
                IndexWriter.write(
                    LOCATIONS, SuppliedMigrations.NOTHING, loader(), temp.toString(), "none"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "There is nothing to index: '%s' is not there.\nBuild the project first, and name the root of its classes, such as 'target/classes'."
                .formatted(temp.resolve("none/acme/migrations")));
    Files.writeString(classes.resolve("acme/migrations/6_six.sql"), "SELECT 1;");
    assertThatThrownBy(this::index)
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageStartingWith("acme/migrations/6_six.sql:1: this is no revision");
    assertThat(classes.resolve("META-INF/aludel/index")).doesNotExist();
  }

  private static ClassLoader loader() {
    return BuildIndexTest.class.getClassLoader();
  }

  @Test
  void withAnIndexNoClassOfClassGraphIsNeeded() throws Exception {
    index();
    Path aludel =
        new TestJar()
            .withAllOf(TestCompiler.placeOf(Migration.class))
            .writeTo(temp.resolve("aludel-core.jar"));
    Path slf4j = TestCompiler.placeOf(org.slf4j.Logger.class);
    Path app =
        new TestJar()
            .withAllOf(classes)
            .withAttribute("Main-Class", "acme.Main")
            .writeTo(temp.resolve("app.jar"));
    List<String> expected =
        List.of(
            "RevisionNode[id=1, revises=[], dependsOn=[], labels=[], message=one, origin=acme/migrations/1_one.sql (app.jar)] indexed 1",
            "RevisionNode[id=2, revises=[1], dependsOn=[a, b], labels=[l], message=a\tb \\ c, origin=acme/migrations/sub/2_two.sql (app.jar)] indexed 0",
            "acme.migrations.Four");
    assertThat(
            run(
                "-cp",
                String.join(
                    File.pathSeparator, app.toString(), aludel.toString(), slf4j.toString()),
                "acme.Main"))
        .isEqualTo(expected);
    Path boot = temp.resolve("boot.jar");
    Repackager repackager = new Repackager(app.toFile());
    repackager.setMainClass("acme.Main");
    repackager.setBackupSource(false);
    repackager.repackage(
        boot.toFile(),
        libraries -> {
          for (Path library : List.of(aludel, slf4j)) {
            libraries.library(new Library(library.toFile(), LibraryScope.COMPILE));
          }
        });
    assertThat(run("-jar", boot.toString()))
        .isEqualTo(expected.stream().map(line -> line.replace("app.jar", "boot.jar")).toList());
  }

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process = LeftProcesses.start(new ProcessBuilder(command).redirectErrorStream(true));
    try (InputStream output = process.getInputStream()) {
      List<String> lines =
          Stream.of(new String(output.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
              .filter(line -> !line.startsWith("SLF4J"))
              .toList();
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return lines;
    }
  }
}
