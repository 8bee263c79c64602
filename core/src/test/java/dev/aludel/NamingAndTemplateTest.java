package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.WorkbenchException;
import dev.aludel.request.RevisionRequest;
import dev.aludel.setting.Naming;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingAndTemplateTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void startProject() {
    bench = Bench.in(folder);
  }

  private void write(String message) {
    bench.workbench().revision(RevisionRequest.of(message));
  }

  private void name(String pattern) {
    bench = bench.naming(Naming.defaults().withFileName(pattern));
  }

  @Test
  void aPatternHasTheTimeInTheTimeZoneAndTheIdInUtc() {
    bench =
        bench.naming(
            Naming.defaults()
                .withFileName(
                    "${year}/${month}-${day}/${hour}${minute}${second}.${epoch}.${slug}.SQL")
                .withTimeZone(ZoneId.of("Asia/Shanghai"))
                .withSlugLength(9));
    write("add the users");
    assertThat(bench.files("migrations"))
        .containsExactly("2024/11-07/200000.1730980800.add_the.sql");
    assertThat(bench.text("migrations/2024/11-07/200000.1730980800.add_the.sql"))
        .isEqualTo(
            """
            -- @id 20241107_120000
            -- @message add the users
            -- @revises base

            -- @upgrade

            -- @downgrade
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "Añadir pedidos, 20241107_120000_anadir_pedidos.sql",
    "Größe ändern, 20241107_120000_grosse_andern.sql",
    "Łódź Ørsted Æon, 20241107_120000_lodz_orsted_aeon.sql",
    "添加 orders 用户表, 20241107_120000_orders.sql",
    "添加, 20241107_120000.sql",
    "add orders, 20241107_120000_add_orders.sql"
  })
  void inAsciiMarksGoAndWordsOfOtherScripts(String message, String file) {
    bench = bench.naming(Naming.defaults().withSlug(Naming.Slug.ASCII));
    write(message);
    assertThat(bench.files("migrations")).containsExactly(file);
    if (!message.equals("add orders")) {
      assertThat(bench.text("migrations/" + file)).startsWith("-- @message " + message + "\n");
    }
  }

  @Test
  void otherWordsMayStandInTheName() {
    bench.workbench().revision(RevisionRequest.of("添加 用户表").withSlug("add the users' table"));
    String file = "migrations/20241107_120000_add_the_users_table.sql";
    assertThat(bench.text(file)).startsWith("-- @message 添加 用户表\n");
  }

  @Test
  void whatCouldNotBeReadIsNoMessage() {
    assertThatThrownBy(() -> write("add \ufffd\ufffd\ufffd"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.UNREADABLE_TEXT))
        .hasMessageContaining("(sun.jnu.encoding)")
        .hasMessageContaining("LC_ALL=C.UTF-8");
    assertThat(bench.files("migrations")).isEmpty();
  }

  @Test
  void anIdWithUnderscoresIsWrittenWhereTheNameAloneWouldBeReadOtherwise() {
    bench.workbench().revision(RevisionRequest.of("add users").withRevisionId("r_1"));
    assertThat(bench.text("migrations/r_1_add_users.sql"))
        .isEqualTo("-- @id r_1\n-- @revises base\n\n-- @upgrade\n\n-- @downgrade\n");
  }

  @Test
  void aPatternThatMakesNoNameIsRefused() {
    name("${rev}_${slug}");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The setting 'file-name' (${rev}_${slug}) has '${rev}', which is unknown.\n"
                + "Known are '${id}', '${slug}', '${year}', '${month}', '${day}', '${hour}', '${minute}', '${second}', '${epoch}'. Where '${rev}' is meant as it stands, write '$${rev}'.");
    name("_${id}");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The setting 'file-name' (_${id}) makes '_20241107_120000.sql', which would be left out: '_20241107_120000' begins with '_'.\n"
                + "Let each name in it begin with a letter or a digit, for instance with '${id}'.");
    name("../${id}");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The setting 'file-name' (../${id}) makes '../20241107_120000.sql', which would be left out: '..' begins with '.'.\n"
                + "Let each name in it begin with a letter or a digit, for instance with '${id}'.");
    name("a//${id}");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The setting 'file-name' (a//${id}) makes 'a//20241107_120000.sql', where a name is missing.\n"
                + "Let each name in it begin with a letter or a digit, for instance with '${id}'.");
    assertThat(bench.files("migrations")).isEmpty();
  }

  @Test
  void theFoldersTemplateIsUsed() {
    bench.file(
        "migrations/_template.sql",
        """
        ## Ours. ${nothing} of this line is kept.
        -- ${message}, made at ${create_date} as ${id}
        -- @revises ${revises}
        -- @depends-on ${depends_on}
        -- @label ${labels}
        -- @placeholders on
        -- @upgrade
        SET ROLE $${owner};
        ${upgrades}
        -- @downgrade
        ${downgrades}
        SET ROLE $${owner};
        """);
    bench
        .workbench()
        .revision(RevisionRequest.of("x").withSql("SELECT '$1 ${a}';", "").withBranchLabel("l"));
    assertThat(bench.text("migrations/20241107_120000_x.sql"))
        .isEqualTo(
            """
            -- x, made at 2024-11-07T12:00:00Z as 20241107_120000
            -- @revises base
            -- @label l
            -- @placeholders on
            -- @upgrade
            SET ROLE ${owner};
            SELECT '$1 ${a}';
            -- @downgrade
            SET ROLE ${owner};
            """);
  }

  @Test
  void aTemplateThatMakesNoRevisionIsRefused() {
    String template = bench.path("migrations/_template.sql").toString();
    String file = bench.path("migrations/20241107_120000_x.sql").toString();
    bench.file("migrations/_template.sql", "-- @revises ${down_revision}\n");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The template '%s' has '${down_revision}', which is unknown.\n".formatted(template)
                + "Known are '${id}', '${revises}', '${depends_on}', '${labels}', '${message}', '${create_date}', '${upgrades}', '${downgrades}'. Where '${down_revision}' is meant as it stands, write '$${down_revision}'.");
    bench.file("migrations/_template.sql", "-- @revises ${revises}\n");
    assertThatThrownBy(() -> write("x"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The template '%s' makes no revision: %s:1: '-- @upgrade' is missing. Add it as a line of its own, with the SQL below it, or '-- @upgrade empty' if it has nothing to do.\nCorrect the template."
                .formatted(template, file));
    bench.file("migrations/_template.sql", "-- @revises base\n-- @upgrade\n");
    assertThatThrownBy(
            () -> bench.workbench().revision(RevisionRequest.of("x").withBranchLabel("l")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkbenchException.Reason.INVALID_TEMPLATE))
        .hasMessage(
            "The template '%s' makes another revision than it was asked for: it has '@label' [] instead of [l].\nPut '-- @revises ${revises}', '-- @depends-on ${depends_on}' and '-- @label ${labels}' into its header."
                .formatted(template));
    assertThat(bench.files("migrations")).containsExactly("_template.sql");
  }

  @Test
  void sqlThatCantBeReadIsRefusedWithItsPlace() {
    assertThatThrownBy(
            () -> bench.workbench().revision(RevisionRequest.of("x").withSql("SELECT 'a", "")))
        .hasMessageStartingWith(bench.path("migrations/20241107_120000_x.sql") + ":4");
    assertThat(bench.files("migrations")).isEmpty();
  }
}
