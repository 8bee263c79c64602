package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page's recipe for {@code import.sql}, with the settings and the file that it prints. */
class SampleRowsTest {

  private static final TestDatabase DB = TestDatabase.of("sample_rows");

  private static final Pattern RECIPE =
      Pattern.compile(
          "\\*\\*`import.sql`\\.\\*\\*.*?```properties\\n(.*?)```.*?`src/main/resources/(sample/[^`]+)`.*?```sql\\n(.*?)```",
          Pattern.DOTALL);

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      DB.in(
          new QuarkusUnitTest()
              .withApplicationRoot(
                  jar -> {
                    Matcher recipe = recipe();
                    jar.addClass(TestDatabase.class)
                        .addAsResource(new StringAsset(recipe.group(1)), "application.properties")
                        .addAsResource(new StringAsset(recipe.group(3)), recipe.group(2))
                        .addAsResource(
                            Revisions.after(
                                "base", "CREATE TABLE fruit (id bigint PRIMARY KEY, name text);"),
                            "db/migrations/20250101_090000_create_fruit.sql");
                  })
              .overrideConfigKey("quarkus.hibernate-orm.enabled", "false"));

  @Inject AludelDatabases databases;
  @Inject Aludel aludel;

  private static Matcher recipe() {
    try {
      Matcher found = RECIPE.matcher(Files.readString(Path.of("../README.md")));
      assertThat(found.find()).as("the recipe of the page").isTrue();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rowsForTestsAreAHistoryOfTheirOwnBehindTheTables() {
    assertThat(DB.strings("SELECT name FROM fruit ORDER BY id")).containsExactly("Cherry", "Apple");
    assertThat(databases.names()).containsExactly("", "sample");
    assertThat(aludel.current().rows()).containsExactly("20250101_090000");
    assertThat(DB.strings("SELECT version_num FROM sample_version"))
        .containsExactly("20250101_090000");

    databases.get("sample").downgrade("base");
    assertThat(DB.strings("SELECT name FROM fruit")).isEmpty();
    assertThat(aludel.current().atHeads()).isTrue();
  }
}
