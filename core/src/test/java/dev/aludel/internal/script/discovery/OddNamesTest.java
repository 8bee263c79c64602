package dev.aludel.internal.script.discovery;

import static dev.aludel.internal.script.discovery.TestClassPath.assertNothingToSay;
import static dev.aludel.internal.script.discovery.TestClassPath.scan;
import static dev.aludel.internal.script.discovery.TestClassPath.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddNamesTest {

  private static final List<String> DEFAULT = List.of("classpath:db/migrations");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1_a b.sql",
        "1_ümläut.sql",
        "1_u\u0308.sql",
        "1_a+b.sql",
        "1_100%.sql",
        "1_a%20b.sql",
        "1_%zz.sql",
        "1_a#b?.sql",
        "1_日本.sql",
        "1_a!b.sql",
        "1_[x]{y}&=;'.sql",
        "a+ü %41/1_a.sql",
      })
  void opensFilesWithOddNames(String name) throws IOException {
    TestJar content = new TestJar().with("db/migrations/" + name, "text");

    FoundRevisions inDirectory = scan(DEFAULT, content.unpackTo(temp.resolve("classes")));
    FoundRevisions inJar = scan(DEFAULT, content.writeTo(temp.resolve("app.jar")));
    FoundRevisions inFolder = scan(List.of("filesystem:" + temp.resolve("classes/db/migrations")));

    assertThat(texts(inDirectory)).containsExactly(Map.entry("db/migrations/" + name, "text"));
    assertThat(texts(inJar))
        .containsExactly(Map.entry("db/migrations/" + name + " (app.jar)", "text"));
    assertThat(texts(inFolder))
        .containsExactly(
            Map.entry(temp.resolve("classes/db/migrations/" + name).toString(), "text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ü", "a+b", "100%", "%41", "a#b", "日本", "a;b"})
  void findsFilesInDirectoriesAndJarsWithOddNames(String name) throws IOException {
    TestJar content = new TestJar().with("db/migrations/1_a.sql", "text");

    FoundRevisions inDirectory = scan(DEFAULT, content.unpackTo(temp.resolve(name)));
    FoundRevisions inJar =
        scan(DEFAULT, content.writeTo(temp.resolve(name).resolve(name + ".jar")));
    FoundRevisions inBareJar =
        scan(DEFAULT, content.writeBareTo(temp.resolve(name).resolve(name + "2.jar")));

    assertThat(texts(inDirectory)).containsExactly(Map.entry("db/migrations/1_a.sql", "text"));
    assertThat(texts(inJar))
        .containsExactly(Map.entry("db/migrations/1_a.sql (%s.jar)".formatted(name), "text"));
    assertThat(texts(inBareJar))
        .containsExactly(Map.entry("db/migrations/1_a.sql (%s2.jar)".formatted(name), "text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classpath:db/migrations",
        "db/migrations",
        "classpath:db/migrations/",
        "classpath:/db/migrations/",
        "classpath:db//./migrations",
        "db\\migrations",
        " classpath:db/migrations ",
      })
  void readsALocationHoweverItIsWritten(String location) throws IOException {
    Path jar = new TestJar().with("db/migrations/1_a.sql", "a").writeTo(temp.resolve("app.jar"));

    FoundRevisions found = scan(List.of(location), jar);

    assertThat(texts(found)).containsExactly(Map.entry("db/migrations/1_a.sql (app.jar)", "a"));
    assertNothingToSay(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrations", "db/my-migrations.d", "db/ümläut 100%"})
  void readsALocationThatIsNoPackage(String location) throws IOException {
    TestJar content = new TestJar().with(location + "/1_a.sql", "a");

    FoundRevisions inJar = scan(List.of(location), content.writeTo(temp.resolve("app.jar")));
    FoundRevisions inDirectory = scan(List.of(location), content.unpackTo(temp.resolve("classes")));

    assertThat(texts(inJar)).containsExactly(Map.entry(location + "/1_a.sql (app.jar)", "a"));
    assertThat(texts(inDirectory)).containsExactly(Map.entry(location + "/1_a.sql", "a"));
  }
}
