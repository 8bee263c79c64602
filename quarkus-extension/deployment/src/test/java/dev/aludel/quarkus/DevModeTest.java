package dev.aludel.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Live reload: what is new or changed under a location restarts the application. */
public class DevModeTest {

  private static final TestDatabase DB = TestDatabase.of("dev");
  private static final int PORT = freePort();

  @RegisterExtension
  static final QuarkusDevModeTest APPLICATION =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addClass(Rows.class)
                      .addAsResource("shop/migrations", "db/migrations")
                      .addAsResource(
                          new StringAsset(
                              """
                              quarkus.datasource.db-kind=postgresql
                              quarkus.datasource.jdbc.url=%s
                              quarkus.datasource.username=%s
                              quarkus.datasource.password=%s
                              quarkus.devservices.enabled=false
                              quarkus.http.port=%d
                              quarkus.hibernate-orm.enabled=false
                              quarkus.otel.enabled=false
                              """
                                  .formatted(DB.url(), DB.user(), DB.password(), PORT)),
                          "application.properties"));

  @Test
  void aNewFileAndAChangedOneReload() throws IOException {
    assertThat(rows()).isEqualTo("[20250102_090000]");
    assertThat(get("/rows/console?command=current")).isEqualTo("0\n20250102_090000 (head)\n");
    assertThat(get("/rows/console?command=config").lines().map(line -> line.replaceAll(" +", " ")))
        .as("what nobody has set")
        .contains(
            "on-changed redo (default while developing)",
            "forms plain (default while developing)",
            "locations classpath:db/migrations",
            "target head",
            "mode upgrade");

    APPLICATION.addResourceFile("db/migrations/20250103_090000_add_grace.sql", revision("'Grace'"));
    assertThat(rows()).isEqualTo("[20250103_090000]");
    assertThat(DB.strings("SELECT name FROM customer ORDER BY id")).containsExactly("Ada", "Grace");

    APPLICATION.modifyResourceFile(
        "db/migrations/20250103_090000_add_grace.sql", text -> revision("'Hopper'"));
    assertThat(rows()).isEqualTo("[20250103_090000]");
    assertThat(DB.strings("SELECT name FROM customer ORDER BY id"))
        .as("taken back, and run again")
        .containsExactly("Ada", "Hopper");

    APPLICATION.modifyResourceFile(
        "application.properties", text -> text + "quarkus.aludel.on-changed=fail\n");
    APPLICATION.modifyResourceFile(
        "db/migrations/20250103_090000_add_grace.sql", text -> revision("'Grace'"));
    assertThat(rows()).contains("20250103_090000").contains("changed after it was applied");

    APPLICATION.modifyResourceFile(
        "db/migrations/20250103_090000_add_grace.sql", text -> revision("'Hopper'"));
    assertThat(rows()).isEqualTo("[20250103_090000]");

    String copied = "db/migrations/20250104_090000_add_alan.sql";
    copyAsContinuousTestingDoes(
        copied, revision("'Alan'").replace("0102_", "0103_").replace("(2,", "(3,"));
    assertThat(rows()).as("of a file that others have copied").isEqualTo("[20250104_090000]");
  }

  private static void copyAsContinuousTestingDoes(String file, String text) throws IOException {
    APPLICATION.addResourceFile(file, text);
    for (java.nio.file.Path classes :
        Objects.requireNonNull(DevConsoleManager.getHotReplacementContext()).getClassesDir()) {
      Files.writeString(classes.resolve(file), text);
    }
  }

  private static String rows() {
    return get("/rows");
  }

  private static String get(String path) {
    return RestAssured.get("http://localhost:" + PORT + path).asString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String revision(String name) {
    return """
    -- @revises 20250102_090000

    -- @upgrade
    INSERT INTO customer VALUES (2, %s);

    -- @downgrade
    DELETE FROM customer WHERE id = 2;
    """
        .formatted(name);
  }

  /** Tells where the database stands. */
  @Path("rows")
  public static class Rows {

    private final Aludel aludel;

    /**
     * Made by Quarkus.
     *
     * @param aludel the library
     */
    public Rows(Aludel aludel) {
      this.aludel = aludel;
    }

    /**
     * Runs a command as the console of dev mode does.
     *
     * @param command the command
     * @return its exit code, and what it printed
     */
    @GET
    @Path("console")
    @Blocking
    public String console(@QueryParam("command") String command) {
      PrintStream before = System.out;
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      try {
        int code = DevConsoleManager.invoke("aludel.run", Map.of("command", command));
        return code + "\n" + printed.toString(StandardCharsets.UTF_8);
      } finally {
        System.setOut(before);
      }
    }

    /** {@return the rows of the version table} */
    @GET
    public String rows() {
      return aludel.current().rows().toString();
    }
  }
}
