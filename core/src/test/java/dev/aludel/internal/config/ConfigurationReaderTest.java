package dev.aludel.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

  @TempDir Path temp;
  private Path working;
  private Path classes;

  @BeforeEach
  void folders() throws IOException {
    working = Files.createDirectory(temp.resolve("working"));
    classes = Files.createDirectory(temp.resolve("classes"));
  }

  private ConfigurationReader reader(Map<String, String> environment, Map<String, String> system) {
    try {
      // Without a parent, so that nothing of the tests' own class path is found.
      ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
      return new ConfigurationReader(working, loader, environment, system);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path folder, String... lines) throws IOException {
    Files.writeString(folder.resolve("aludel.properties"), String.join("\n", lines));
  }

  @Test
  void aLaterSourceWinsAndEachSettingKnowsItsOwn() throws IOException {
    write(
        classes,
        "aludel.schema=a",
        "aludel.role=a",
        "aludel.url=postgres://a",
        "aludel.user=a",
        "aludel.locations=a",
        "aludel.version-table=a");
    write(
        working,
        "aludel.schema=b",
        "aludel.role=b",
        "aludel.url=postgres://b",
        "aludel.user=b",
        "aludel.locations=b");
    Files.writeString(
        working.resolve("other.properties"),
        "spring.x=1\naludel.schema=c\naludel.role=c\naludel.url=postgres://c\naludel.user=c\n");

    Configuration configuration =
        reader(
                Map.of(
                    "ALUDEL_SCHEMA",
                    "d",
                    "ALUDEL_ROLE",
                    "d",
                    "ALUDEL_URL",
                    "postgres://d",
                    "ALUDEL_TEST_URL",
                    "not ours",
                    "DATABASE_URL",
                    "postgres://too-weak"),
                Map.of("aludel.schema", "e", "aludel.role", "e", "aludel.vectors", "not ours"))
            .file(Path.of("other.properties"))
            .option("schema", "f", "--schema")
            .read();

    assertThat(configuration.settings())
        .extracting(SettingValue::toString)
        .containsExactly(
            "url=postgres://d (environment variable ALUDEL_URL)",
            "user=c (file 'other.properties')",
            "role=e (system property 'aludel.role')",
            "schema=f (option '--schema')",
            "version-table=a (class path file 'aludel.properties')",
            "locations=b (file 'aludel.properties')");
    assertThat(configuration.values()).containsEntry("schema", "f").hasSize(6);
  }

  @Test
  void databaseUrlIsReadWhereNothingElseNamesOne() {
    assertThat(reader(Map.of("DATABASE_URL", "postgres://me:secret@h/d"), Map.of()).read())
        .hasToString("[url=postgres://me:***@h/d (environment variable DATABASE_URL)]");
  }

  @Test
  void aBlankValueCountsAsNotSet() {
    assertThat(reader(Map.of("ALUDEL_SCHEMA", ""), Map.of("aludel.role", " ")).read().settings())
        .isEmpty();
  }

  @Test
  void aNamedDatabaseInheritsNothingFromThePlainSettings() throws IOException {
    write(
        working,
        "aludel.url=postgres://main",
        "aludel.schema=main",
        "aludel.databases.reports.url=postgres://reports");
    Map<String, String> environment =
        Map.of(
            "ALUDEL_DATABASES_REPORTS_LOCK_TIMEOUT",
            "2s",
            "ALUDEL_LOCK_TIMEOUT",
            "9s",
            "DATABASE_URL",
            "postgres://other");

    assertThat(reader(environment, Map.of()).database("reports").read())
        .hasToString(
            "[url=postgres://reports (file 'aludel.properties'), lock-timeout=2s (environment"
                + " variable ALUDEL_DATABASES_REPORTS_LOCK_TIMEOUT)]");
    assertThat(reader(environment, Map.of()).read().values())
        .isEqualTo(Map.of("url", "postgres://main", "schema", "main", "lock-timeout", "9s"));
  }

  @Test
  void anUnknownDatabaseIsRefusedWithThoseThereAre() throws IOException {
    write(working, "aludel.databases.reports.url=postgres://reports", "aludel.databases.a.url=x");
    assertThatThrownBy(() -> reader(Map.of(), Map.of()).database("report").read())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            No setting begins with 'aludel.databases.report.'.
            The databases that have settings are: 'a', 'reports'.""");
  }

  @Test
  void placeholdersComeFromEverywhere() {
    assertThat(
            reader(
                    Map.of("ALUDEL_PLACEHOLDERS_APP_OWNER", "me"),
                    Map.of("aludel.placeholders.Tier", "1"))
                .read()
                .values())
        .isEqualTo(Map.of("placeholders.app_owner", "me", "placeholders.Tier", "1"));
  }

  @Test
  void aKeyWithoutThePrefixIsRefusedInAFileOfOurOwn() throws IOException {
    write(working, "url=postgres://h/d");
    assertThatThrownBy(() -> reader(Map.of(), Map.of()).read())
        .hasMessage(
            """
            The key 'url' in file 'aludel.properties' doesn't begin with 'aludel.'.
            Write it as 'aludel.url', or take it out.""");
  }

  @Test
  void aMisspeltNameIsKeptForWhoeverBindsIt() throws IOException {
    write(working, "aludel.lock-timout=2s");
    assertThat(reader(Map.of(), Map.of()).read())
        .hasToString("[lock-timout=*** (file 'aludel.properties')]");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> reader(Map.of(), Map.of()).file(Path.of("no.properties")).read())
        .hasMessage(
            "The file 'no.properties' of '--config' isn't there.\nCorrect its path; relative ones"
                + " begin in '"
                + working
                + "'.");
  }

  @Test
  void aBrokenFileIsRefused() throws IOException {
    write(working, "aludel.schema=\\u12");
    assertThatThrownBy(() -> reader(Map.of(), Map.of()).read())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "The settings in '" + working.resolve("aludel.properties") + "' can't be read: ");
  }
}
