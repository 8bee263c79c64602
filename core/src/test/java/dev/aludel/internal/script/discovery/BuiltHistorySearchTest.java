package dev.aludel.internal.script.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.process.ForksProcesses;
import dev.aludel.process.LeftProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

@ForksProcesses
class BuiltHistorySearchTest {

  private static final List<String> LOCATIONS = List.of("classpath:db/migrations");
  private static final String ONE = "-- @revises base\n-- @upgrade\nSELECT 1;\n";
  private static final String TWO = "-- @revises 1\n-- @upgrade\nSELECT 2;\n";

  @TempDir Path temp;

  private static TestJar twoRevisions() {
    return new TestJar()
        .with("db/migrations/1_one.sql", ONE)
        .with("db/migrations/later/2_two.sql", TWO);
  }

  /** As a build has it: the files, and an index of them. */
  private TestJar indexed(TestJar files) {
    try {
      Path classes = files.unpackTo(Files.createTempDirectory(temp, "classes"));
      IndexWriter.write(
          LOCATIONS, SuppliedMigrations.NOTHING, parent(), temp.toString(), classes.toString());
      return new TestJar().withAllOf(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassLoader parent() {
    return BuiltHistorySearchTest.class.getClassLoader();
  }

  private Optional<BuiltHistory> find(List<String> locations, boolean trusts, Path... elements)
      throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path element : elements) {
      urls.add(element.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent())) {
      return BuiltHistorySearch.run(locations, loader, trusts);
    }
  }

  private Optional<BuiltHistory> find(Path... elements) throws IOException {
    return find(LOCATIONS, false, elements);
  }

  @Test
  void anIndexedJarHasTheWholeHistory() throws IOException {
    TestJar jar = indexed(twoRevisions());
    BuiltHistory found = find(jar.writeTo(temp.resolve("app.jar"))).orElseThrow();
    assertThat(found.revisions()).isEqualTo(2);
    assertThat(found.rows()).containsExactly("2");
    assertThat(find(jar.writeWithoutFoldersTo(temp.resolve("packed.jar")))).contains(found);
  }

  @Test
  void soHasTheJarThatSpringBootMakesOfIt() throws Exception {
    TestJar main =
        twoRevisions()
            .with(
                TestCompiler.compile(
                    """
                    package acme;
                    public class Main {
                      public static void main(String[] arguments) {
                        System.out.println(
                            dev.aludel.internal.script.discovery.BuiltHistorySearch.run(
                                java.util.List.of("classpath:db/migrations"),
                                Thread.currentThread().getContextClassLoader(), false));
                      }
                    }
                    """));
    Path app =
        indexed(main).withAttribute("Main-Class", "acme.Main").writeTo(temp.resolve("app.jar"));
    Path boot = temp.resolve("boot.jar");
    Repackager repackager = new Repackager(app.toFile());
    repackager.setMainClass("acme.Main");
    repackager.setBackupSource(false);
    Path aludel =
        new TestJar()
            .withAllOf(TestCompiler.placeOf(BuiltHistory.class))
            .writeTo(temp.resolve("aludel-core.jar"));
    repackager.repackage(
        boot.toFile(),
        libraries -> libraries.library(new Library(aludel.toFile(), LibraryScope.COMPILE)));
    Process process =
        LeftProcesses.start(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    boot.toString())
                .redirectErrorStream(true));
    try (InputStream output = process.getInputStream()) {
      assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(find(app).toString())
          .startsWith("Optional[BuiltHistory");
    }
  }

  @Test
  void aFolderIsReadSinceItsListingTellsNoContents() throws IOException {
    Path classes = indexed(twoRevisions()).unpackTo(temp.resolve("unpacked"));
    assertThat(find(classes)).isEmpty();
  }

  @Test
  void aFileThatIsOtherThanWhenItWasIndexedIsADoubt() throws IOException {
    for (TestJar changed :
        List.of(
            indexed(twoRevisions()).with("db/migrations/1_one.sql", ONE.replace('1', '7')),
            indexed(twoRevisions()).with("db/migrations/3_three.sql", ONE),
            indexed(twoRevisions()).with("db/migrations/Helper.class", new byte[] {1}))) {
      assertThat(find(changed.writeTo(temp.resolve("changed.jar")))).isEmpty();
    }
  }

  @Test
  void whatLiesBesideItIsADoubtOnlyWhereItHoldsSomething() throws IOException {
    Path app = indexed(twoRevisions()).writeTo(temp.resolve("app.jar"));
    Path empty = new TestJar().with("x.txt", "").writeWithoutFoldersTo(temp.resolve("empty.jar"));
    Path more =
        new TestJar()
            .with("db/migrations/3_three.sql", TWO)
            .writeWithoutFoldersTo(temp.resolve("more.jar"));
    Path alsoIndexed = indexed(twoRevisions()).writeTo(temp.resolve("twin.jar"));
    Path folder = new TestJar().with("db/migrations/x.txt", "").unpackTo(temp.resolve("folder"));
    assertThat(find(app, empty)).isPresent();
    assertThat(find(app, more)).isEmpty();
    assertThat(find(more, app)).isEmpty();
    assertThat(find(app, alsoIndexed)).isEmpty();
    assertThat(find(app, folder)).isEmpty();
    assertThat(find(empty, more)).isEmpty();
  }

  @Test
  void aHistoryThatIsNotWholeOrHasNoOneHeadIsNoneToAnswerFrom() throws IOException {
    TestJar rest = new TestJar().with("db/migrations/2_two.sql", TWO);
    TestJar twoHeads = twoRevisions().with("db/migrations/3_three.sql", TWO);
    TestJar withJava =
        twoRevisions()
            .with(TestCompiler.compile(TestCompiler.revision("db.migrations", "Three", "3", "2")));
    for (TestJar one : List.of(rest, twoHeads, withJava)) {
      assertThat(find(indexed(one).writeTo(temp.resolve("one.jar")))).isEmpty();
    }
  }

  @Test
  void otherLocationsThanTheIndexHasAreADoubt() throws IOException {
    Path app = indexed(twoRevisions()).writeTo(temp.resolve("app.jar"));
    assertThat(find(List.of("classpath:db"), false, app)).isEmpty();
    assertThat(find(List.of("classpath:db/migrations/later"), false, app)).isEmpty();
    assertThat(find(List.of("classpath:db/migrations", "classpath:x"), false, app)).isEmpty();
    assertThat(find(List.of("classpath:db/migrations", "filesystem:" + temp), false, app))
        .isEmpty();
    assertThat(find(List.of("unknown:db/migrations"), false, app)).isEmpty();
  }

  @Test
  void anApplicationsIndexCountsOnlyForWhoeverTrustsIt() throws IOException {
    Path classes = twoRevisions().unpackTo(temp.resolve("classes"));
    StringBuilder index = new StringBuilder();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent())) {
      ApplicationIndex.write(LOCATIONS, SuppliedMigrations.NOTHING, loader, index);
    }
    Path app =
        new TestJar()
            .withAllOf(classes)
            .with(BuildIndex.PATH, index.toString())
            .writeTo(temp.resolve("app.jar"));
    assertThat(find(app)).isEmpty();
    assertThat(find(LOCATIONS, true, app)).isPresent();
    assertThat(find(List.of("classpath:db"), true, app)).isEmpty();
    Path own = indexed(twoRevisions()).writeTo(temp.resolve("own.jar"));
    assertThat(find(LOCATIONS, true, own)).isEmpty();
    Path both =
        indexed(twoRevisions())
            .with(BuildIndex.PATH, index.toString().getBytes(StandardCharsets.UTF_8))
            .writeTo(temp.resolve("both.jar"));
    assertThat(find(LOCATIONS, true, both)).isEqualTo(find(LOCATIONS, true, app));
  }

  @Test
  void anIndexWithoutTheLineIsRead() throws IOException {
    Path app = indexed(twoRevisions()).unpackTo(temp.resolve("unpacked")).resolve(BuildIndex.PATH);
    String text = Files.readString(app);
    assertThat(text).contains("\nhistory\t2\t2\t");
    for (String other :
        List.of(
            text.replaceAll("history.*\n", ""),
            text.replace("history\t2", "history\tmany"),
            text.replaceFirst("\n", " and more\n"),
            text.replaceFirst("(history.*)\n", "$1\tmore\n"))) {
      Files.writeString(app, other);
      Path jar = new TestJar().withAllOf(temp.resolve("unpacked")).writeTo(temp.resolve("o.jar"));
      assertThat(find(jar)).isEmpty();
    }
  }
}
