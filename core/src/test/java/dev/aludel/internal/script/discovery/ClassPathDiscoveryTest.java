package dev.aludel.internal.script.discovery;

import static dev.aludel.internal.script.discovery.TestClassPath.assertNothingToSay;
import static dev.aludel.internal.script.discovery.TestClassPath.scan;
import static dev.aludel.internal.script.discovery.TestClassPath.texts;
import static dev.aludel.internal.script.discovery.TestClassPath.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.script.file.ScriptFile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathDiscoveryTest {

  private static final List<String> DEFAULT = List.of("classpath:db/migrations");

  @TempDir Path temp;

  @Test
  void findsFilesOfADirectoryInFoldersOfAnyDepthByPlace() throws IOException {
    Path classes =
        new TestJar()
            .with("db/migrations/2_b.sql", "b")
            .with("db/migrations/1_a.sql", "a")
            .with("db/migrations/2025/3_c.sql", "c")
            .with("db/migrations/2025/q1/4_d.sql", "d")
            .with("db/migrations2/5_e.sql", "e")
            .with("db/6_f.sql", "f")
            .unpackTo(temp.resolve("classes"));

    FoundRevisions found = scan(DEFAULT, classes);

    assertThat(texts(found))
        .containsExactly(
            Map.entry("db/migrations/1_a.sql", "a"),
            Map.entry("db/migrations/2025/3_c.sql", "c"),
            Map.entry("db/migrations/2025/q1/4_d.sql", "d"),
            Map.entry("db/migrations/2_b.sql", "b"));
    assertThat(found.files()).extracting(ScriptFile::name).startsWith("1_a.sql", "3_c.sql");
    assertNothingToSay(found);
  }

  @Test
  void findsFilesOfAJar() throws IOException {
    Path jar =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .with("db/migrations/2025/2_b.sql", "b")
            .with("other/3_c.sql", "c")
            .writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(DEFAULT, jar);

    assertThat(texts(found))
        .containsExactly(
            Map.entry("db/migrations/1_a.sql (app.jar)", "a"),
            Map.entry("db/migrations/2025/2_b.sql (app.jar)", "b"));
    assertNothingToSay(found);
  }

  @Test
  void whatHoldsNothingButFilesIsListedWithoutClassGraph() throws IOException {
    TestJar files = new TestJar().with("db/migrations/1_a.sql", "a").with("db/b.txt", "b");
    assertThat(listed(files.writeTo(temp.resolve("a.jar"))))
        .contains(List.of("db/migrations/1_a.sql"));
    Path folder = files.unpackTo(temp.resolve("a"));
    assertThat(listed(folder)).contains(List.of("db/migrations/1_a.sql"));
    Files.createSymbolicLink(folder.resolve("db/migrations/round"), folder.resolve("db"));
    assertThat(listed(folder)).as("links in a circle").isEmpty();
    assertThat(texts(scan(DEFAULT, folder))).containsKey("db/migrations/1_a.sql");
  }

  @Test
  void leavesJarsOfSeveralVersionsOfJavaAndThoseWithClassesToClassGraph() throws IOException {
    Path versions =
        new TestJar()
            .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n")
            .with("db/migrations/1_a.sql", "a")
            .with("META-INF/versions/9/db/migrations/2_b.sql", "b")
            .writeTo(temp.resolve("versions.jar"));
    Path classes =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .with("db/migrations/V2.class", "no class")
            .writeTo(temp.resolve("classes.jar"));
    assertThat(listed(versions)).isEmpty();
    assertThat(listed(classes)).isEmpty();
    assertThat(scan(DEFAULT, versions).files()).isNotEmpty();
  }

  private static Optional<List<String>> listed(Path element) throws IOException {
    boolean folder = Files.isDirectory(element);
    URL url =
        new URL(
            folder
                ? element.toUri() + "db/migrations"
                : "jar:" + element.toUri() + "!/db/migrations");
    return PlainListing.of(
        ClassPathElement.of(url, "db/migrations").orElseThrow(), List.of("db/migrations"));
  }

  @Test
  void findsFilesOfJarsThatLackEntriesForTheirFolders() throws IOException {
    Path withManifest =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .writeWithoutFoldersTo(temp.resolve("one.jar"));
    Path bare =
        new TestJar().with("db/migrations/2_b.sql", "b").writeBareTo(temp.resolve("two.jar"));

    FoundRevisions found = scan(DEFAULT, withManifest, bare);

    assertThat(texts(found))
        .containsExactly(
            Map.entry("db/migrations/1_a.sql (one.jar)", "a"),
            Map.entry("db/migrations/2_b.sql (two.jar)", "b"));
    assertNothingToSay(found);
  }

  @Test
  void takesSqlInAnyLetterCaseAndLeavesOutNamesThatBeginWithUnderscoreOrDot() throws IOException {
    TestJar content =
        new TestJar()
            .with("db/migrations/1_a.SQL", "a")
            .with("db/migrations/2_b.Sql", "b")
            .with("db/migrations/3_c.sql.bak", "")
            .with("db/migrations/sql", "")
            .with("db/migrations/.sql", "")
            .with("db/migrations/_template.sql", "")
            .with("db/migrations/.4_d.sql", "")
            .with("db/migrations/_old/5_e.sql", "")
            .with("db/migrations/.git/6_f.sql", "");

    FoundRevisions inDirectory = scan(DEFAULT, content.unpackTo(temp.resolve("classes")));
    FoundRevisions inJar = scan(DEFAULT, content.writeTo(temp.resolve("app.jar")));
    FoundRevisions inFolder = scan(List.of("filesystem:" + temp.resolve("classes/db/migrations")));

    assertThat(inDirectory.files())
        .extracting(ScriptFile::name)
        .containsExactly("1_a.SQL", "2_b.Sql");
    assertThat(inJar.files()).extracting(ScriptFile::name).containsExactly("1_a.SQL", "2_b.Sql");
    assertThat(inFolder.files()).extracting(ScriptFile::name).containsExactly("1_a.SQL", "2_b.Sql");
  }

  @Test
  void countsTheSameFileOnceWithAWarning() throws IOException {
    TestJar content = new TestJar().with("db/migrations/1_a.sql", "a".repeat(200_000));
    Path one = content.writeTo(temp.resolve("one.jar"));
    Path two =
        content.with("db/migrations/2_b.sql", "b").writeWithoutFoldersTo(temp.resolve("two.jar"));

    FoundRevisions found = scan(DEFAULT, one, two);

    assertThat(found.files())
        .extracting(ScriptFile::place)
        .containsExactly("db/migrations/1_a.sql (one.jar)", "db/migrations/2_b.sql (two.jar)");
    assertThat(found.warnings())
        .containsExactly(
            "'db/migrations/1_a.sql' is on the class path twice, byte for byte: "
                + "'db/migrations/1_a.sql (%s)' and 'db/migrations/1_a.sql (%s)'. "
                    .formatted(one, two)
                + "It counts once; remove one of them.");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void keepsFilesOfOnePathThatDiffer() throws IOException {
    Path one =
        new TestJar()
            .with("db/migrations/1_a.sql", "a".repeat(200_000))
            .writeTo(temp.resolve("one.jar"));
    Path two =
        new TestJar()
            .with("db/migrations/1_a.sql", "a".repeat(199_999) + "b")
            .writeTo(temp.resolve("two.jar"));

    FoundRevisions found = scan(DEFAULT, one, two);

    assertThat(found.files())
        .extracting(ScriptFile::place)
        .containsExactly("db/migrations/1_a.sql (one.jar)", "db/migrations/1_a.sql (two.jar)");
    assertNothingToSay(found);
  }

  @Test
  void namesWholePathsWhereShortOnesAreEqual() throws IOException {
    Path one = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("x/app.jar"));
    Path two = new TestJar().with("db/migrations/1_a.sql", "b").writeTo(temp.resolve("y/app.jar"));
    Path three = new TestJar().with("db/migrations/1_a.sql", "c").unpackTo(temp.resolve("z"));
    Path four = new TestJar().with("db/migrations/1_a.sql", "d").unpackTo(temp.resolve("zz"));

    FoundRevisions found = scan(DEFAULT, one, two, three, four);

    assertThat(texts(found))
        .containsExactly(
            Map.entry("db/migrations/1_a.sql (%s)".formatted(one), "a"),
            Map.entry("db/migrations/1_a.sql (%s)".formatted(two), "b"),
            Map.entry("db/migrations/1_a.sql (%s)".formatted(three), "c"),
            Map.entry("db/migrations/1_a.sql (%s)".formatted(four), "d"));
    assertNothingToSay(found);
  }

  @Test
  void countsAFileOnceWhereLocationsOverlap() throws IOException {
    Path classes =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .with("db/migrations/sub/2_b.sql", "b")
            .unpackTo(temp.resolve("classes"));

    FoundRevisions found =
        scan(
            List.of("db/migrations/sub", "db/migrations", "filesystem:" + classes.resolve("db")),
            classes);

    assertThat(found.files()).extracting(ScriptFile::name).containsExactly("1_a.sql", "2_b.sql");
    assertNothingToSay(found);
  }

  @Test
  void looksAtParentLoadersFirst() throws IOException {
    Path one = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("one.jar"));
    Path two =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .with("db/migrations/2_b.sql", "b")
            .writeBareTo(temp.resolve("two.jar"));
    try (URLClassLoader parent = new URLClassLoader(urls(one), null);
        URLClassLoader child = new URLClassLoader(urls(two, one), parent)) {

      FoundRevisions found = Discovery.scan(DEFAULT, child);

      assertThat(texts(found))
          .containsExactly(
              Map.entry("db/migrations/1_a.sql (one.jar)", "a"),
              Map.entry("db/migrations/2_b.sql (two.jar)", "b"));
      assertThat(found.warnings()).hasSize(1);
    }
  }

  @Test
  void findsWhatAManifestNamesAsItsClassPath() throws IOException {
    new TestJar().with("db/migrations/2_b.sql", "b").writeTo(temp.resolve("lib/two.jar"));
    Path one =
        new TestJar()
            .with("db/migrations/1_a.sql", "a")
            .with("lib/inner.jar", "no jar at all")
            .withAttribute("Class-Path", "missing.jar lib/two.jar")
            .writeTo(temp.resolve("one.jar"));

    FoundRevisions found = scan(DEFAULT, one);

    assertThat(found.files())
        .extracting(ScriptFile::place)
        .containsExactly("db/migrations/1_a.sql (one.jar)", "db/migrations/2_b.sql (two.jar)");
    assertNothingToSay(found);
  }

  @Test
  void searchesNoOtherElementsThanNeeded() throws IOException {
    Path with = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("with.jar"));
    Path folder = new TestJar().with("db/x.sql", "").unpackTo(temp.resolve("folder"));
    Path other = new TestJar().with("db/x.sql", "").writeTo(temp.resolve("other.jar"));
    Path bare = new TestJar().with("db/x.sql", "").writeBareTo(temp.resolve("bare.jar"));
    try (URLClassLoader loader = new URLClassLoader(urls(with, folder, other, bare), null)) {

      ClassPathElements elements = ClassPathElements.holding(List.of("db/migrations"), loader);

      assertThat(elements.all())
          .extracting(element -> element.spot().outer())
          .containsExactly(with.toRealPath(), bare.toRealPath());
    }
  }

  @Test
  void saysWhereItCannotSearch() throws IOException {
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("not to be opened");
          }
        };
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.enumeration(List.of(new URL(null, "vfs:/app.war/" + name, handler)));
          }
        };

    FoundRevisions found = Discovery.scan(DEFAULT, loader);

    assertThat(found)
        .isEqualTo(
            new FoundRevisions(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                    "Location 'classpath:db/migrations' lies at 'vfs:/app.war/db/migrations', which can't be "
                        + "searched. Put the files in a directory or a jar, or name their folder with "
                        + "'filesystem:'.")));
  }

  @Test
  void followsSymbolicLinksToDirectoriesAndJars() throws IOException {
    Path real = Files.createDirectories(temp.resolve("real"));
    TestJar content = new TestJar().with("db/migrations/1_a.sql", "a");
    content.writeTo(real.resolve("app.jar"));
    content.unpackTo(real.resolve("classes"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    Path jar = Files.createSymbolicLink(temp.resolve("current.jar"), real.resolve("app.jar"));

    assertThat(texts(scan(DEFAULT, link.resolve("app.jar")))).containsValue("a");
    assertThat(texts(scan(DEFAULT, link.resolve("classes")))).containsValue("a");
    assertThat(texts(scan(DEFAULT, jar))).containsValue("a");
  }

  @Test
  void opensAFileAgainAfterItsLoaderIsClosed() throws IOException {
    Path jar = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(DEFAULT, jar);

    assertThat(texts(found)).containsValue("a");
    assertThat(texts(found)).containsValue("a");
    Files.delete(jar);
    assertThat(jar).doesNotExist();
  }

  @Test
  void warnsOfALocationThatIsNotThere() throws IOException {
    Path jar = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("app.jar"));

    FoundRevisions found =
        scan(
            List.of("classpath:db/migration", "db/migrations", "filesystem:" + temp.resolve("no")),
            jar);

    assertThat(found.files()).hasSize(1);
    assertThat(found.problems()).isEmpty();
    assertThat(found.warnings())
        .containsExactlyInAnyOrder(
            "Location 'classpath:db/migration' was not found on the class path. Create the folder "
                + "'src/main/resources/db/migration', or correct the setting 'locations'.",
            "Location 'filesystem:%s' was not found: there is no folder '%s'. Create it, or correct the setting 'locations'."
                .formatted(temp.resolve("no"), temp.resolve("no")));
  }

  @Test
  void doesNotWarnOfAnEmptyFolder() throws IOException {
    Files.createDirectories(temp.resolve("classes/db/migrations"));

    FoundRevisions found = scan(DEFAULT, temp.resolve("classes"));

    assertThat(found).isEqualTo(new FoundRevisions(List.of(), List.of(), List.of(), List.of()));
  }
}
