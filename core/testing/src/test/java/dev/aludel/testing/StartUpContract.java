package dev.aludel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every way to start Aludel has in common: the same settings lead to the same outcome, and an
 * error is told in the same words. The library itself and each framework's adapter extend it.
 */
@ExtendWith(PostgresExtension.class)
public abstract class StartUpContract {

  /** Revisions that the contract starts with: folders below this one, on the class path. */
  protected static final String REVISIONS = "dev/aludel/startup";

  private static final String FIRST = "20250101_090000";
  private static final String HEAD = "20250102_090000";
  private static final String NEWER = "20250103_090000";

  private final PostgresDatabase db;

  /**
   * Starts on a database of the test's own.
   *
   * @param shared the class's database
   */
  protected StartUpContract(PostgresDatabase shared) {
    this.db = shared.fresh();
  }

  /**
   * Starts an application that has nothing but Aludel, and stops it again.
   *
   * @param settings by name, without a prefix: {@code url}, {@code mode}, …
   * @return how it went
   * @throws Exception for the test to fail with
   */
  protected abstract Outcome start(Map<String, String> settings) throws Exception;

  /**
   * Where one of the contract's folders is found. An adapter whose class path is settled when the
   * application is built takes a {@link #copy}.
   *
   * @param folder its name below {@link #REVISIONS}
   * @return the setting {@code locations}
   */
  protected String location(String folder) {
    return "classpath:" + REVISIONS + "/" + folder;
  }

  /**
   * Copies one of the contract's folders out of the class path.
   *
   * @param folder its name below {@link #REVISIONS}
   * @param target a folder of the test's own
   * @return the setting {@code locations} for the copy
   */
  protected static String copy(String folder, Path target) {
    try {
      URI source =
          Objects.requireNonNull(
                  StartUpContract.class.getClassLoader().getResource(REVISIONS + "/" + folder))
              .toURI();
      Path copy = Files.createDirectories(target.resolve(folder));
      if (source.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(source, Map.of())) {
          copyFiles(jar.provider().getPath(source), copy);
        }
      } else {
        copyFiles(Path.of(source), copy);
      }
      return "filesystem:" + copy;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyFiles(Path source, Path copy) throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, copy.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * How messages name where the connections come from: by their URL, or by the data source that an
   * adapter has made of it.
   *
   * @param url the setting {@code url}
   * @return what stands behind "No connection from"
   */
  protected String source(String url) {
    return "'" + url + "'";
  }

  /**
   * What a user sees of a start.
   *
   * @param started whether the application was up
   * @param message what is read where it was not: at least the error's description and action
   */
  public record Outcome(boolean started, String message) {}

  @Test
  protected void aFreshDatabaseIsBroughtToHead() throws Exception {
    assertStarts(settings("shop"));
    assertThat(rows()).containsExactly(HEAD);
    assertThat(tables()).containsExactly("customer", "purchase");
  }

  @Test
  protected void aDatabaseThatIsAtHeadIsLeftAlone() throws Exception {
    assertStarts(settings("shop"));
    assertStarts(settings("shop"));
    assertThat(db.strings("SELECT revision FROM aludel_log ORDER BY id"))
        .containsExactly(FIRST, HEAD);
  }

  @Test
  protected void aTargetIsAsFarAsItGoes() throws Exception {
    assertStarts(with(settings("shop"), "target", FIRST));
    assertThat(rows()).containsExactly(FIRST);
  }

  @Test
  protected void modeNoneDoesNothing() throws Exception {
    assertStarts(with(settings("shop"), "mode", "none"));
    assertThat(tables()).isEmpty();
  }

  @Test
  protected void eachTenantGetsTheRevisionsForItself() throws Exception {
    Map<String, String> tenants = with(settings("shop"), "tenants", "acme, zeta");
    assertStarts(with(tenants, "target", FIRST));
    db.execute("DROP TABLE zeta.customer");
    assertRefused(
        with(tenants, "mode", "validate"),
        "2 of 2 tenants failed:\n- 'acme': The database lacks 1 revision(s) of this build: '"
            + HEAD
            + "'.\nRun 'upgrade'.\n- 'zeta': ");
    assertRefused(
        with(tenants, "tenants-at-once", "2"),
        "1 of 2 tenants failed:\n- 'zeta': ",
        "relation \"customer\" does not exist",
        "1 are as they should be. Mend what was named, then start again: only what is left is done."
            + " On the command line '--tenant <schema>' names one.");
    assertThat(tables()).isEmpty();
    assertThat(db.strings("SELECT version_num FROM acme.aludel_version")).containsExactly(HEAD);
    assertThat(db.strings("SELECT version_num FROM zeta.aludel_version")).containsExactly(FIRST);
  }

  @Test
  protected void aServerThatIsAwayIsNamed() throws Exception {
    int port = closedPort();
    String url = "jdbc:postgresql://localhost:" + port + "/" + db.name();
    assertRefused(
        with(settings("shop"), "url", url),
        "No connection from " + source(url) + ": ",
        "Connection to localhost:" + port + " refused.",
        "Check that the server runs, and that host, port and firewall let this machine through.");
  }

  @Test
  protected void aWrongPasswordIsTheUsersBusiness() throws Exception {
    assumeTrue(asksForPasswords(), "this server lets everybody in, whatever the password");
    assertRefused(
        with(settings("shop"), "password", "wrong"),
        "No connection from " + source(db.url()) + ": ",
        "password authentication failed for user \"" + db.user() + "\"",
        "Check the user and the password; the server refused this pair.");
  }

  @Test
  protected void validateRefusesADatabaseThatIsBehind() throws Exception {
    behind();
    assertRefused(
        with(settings("shop"), "mode", "validate"),
        "The database lacks 1 revision(s) of this build: '" + HEAD + "'.",
        "Run 'upgrade'.");
    assertThat(rows()).containsExactly(FIRST);
  }

  @Test
  protected void waitGivesUpAfterLockWait() throws Exception {
    behind();
    assertRefused(
        with(with(settings("shop"), "mode", "wait"), "lock-wait", "1s"),
        "Waited 1 s, and the database still lacks '" + HEAD + "'.",
        "See whether the process that upgrades it runs, with 'current' and 'log'; or wait longer.");
    assertThat(rows()).containsExactly(FIRST);
  }

  @Test
  protected void aNewerBuildsDatabaseIsFineUnlessItIsNot() throws Exception {
    assertStarts(settings("newer"));
    assertStarts(settings("shop"));
    assertStarts(with(settings("shop"), "on-ahead", "warn"));
    assertRefused(
        with(settings("shop"), "on-ahead", "fail"),
        "The database is ahead of this build: a newer one brought it to '"
            + NEWER
            + "', above this build's '"
            + HEAD
            + "'.",
        "Deploy the newer build again, or downgrade with the newer build before going back to this one.");
    assertThat(rows()).containsExactly(NEWER);
  }

  @Test
  protected void anAppliedRevisionThatChangedIsRefused() throws Exception {
    assertStarts(settings("shop"));
    assertRefused(
        settings("changed"),
        "The upgrade of revision '" + FIRST + "' was changed after it was applied: ",
        "/changed/20250101_090000_create_customer.sql",
        "Restore the old text and put the difference into a new revision; or, if the database"
            + " already agrees with the new text, accept it with 'repair "
            + FIRST
            + " --accept'.");
    assertStarts(with(settings("changed"), "on-changed", "warn"));
    assertThat(rows()).containsExactly(HEAD);
  }

  @Test
  protected void aSchemaWithTablesAndNoVersionIsRefused() throws Exception {
    db.execute("CREATE TABLE customer (id int)");
    assertRefused(
        settings("shop"),
        "The schema 'public' holds 1 table(s) (customer) but no aludel_version, so nothing"
            + " tells which revisions it has.",
        "Say which revision it is at with 'stamp <revision>'; or let every revision run on it with"
            + " the setting 'on-unversioned=upgrade'; or name another schema with the setting"
            + " 'schema'.");
    assertThat(tables()).containsExactly("customer");
  }

  @Test
  protected void twoHeadsAreRefusedBeforeAnythingRuns() throws Exception {
    assertRefused(
        settings("two_heads"),
        "Found 2 heads: '20250102_090000' (create purchase), '20250103_100000' (create voucher).",
        "Join them with 'merge 20250102_090000 20250103_100000', or name the one you want: 'upgrade"
            + " 20250102_090000'.");
    assertThat(tables()).isEmpty();
    assertStarts(with(settings("two_heads"), "target", "heads"));
    assertThat(rows()).containsExactly(HEAD, "20250103_100000");
  }

  @Test
  protected void aLocationWithoutRevisionsIsRefused() throws Exception {
    assertRefused(
        settings("empty"),
        "Found no revision under "
            + location("empty")
            + ". Put SQL files there, correct the setting 'locations', or allow it with"
            + " 'allow-empty=true'.");
    assertStarts(with(settings("empty"), "allow-empty", "true"));
  }

  @Test
  protected void anUnknownSettingIsToldItsNearest() throws Exception {
    assertRefused(
        with(settings("shop"), "lock-timout", "1s"),
        "There is no setting 'lock-timout'.",
        "Did you mean 'lock-timeout'?");
    assertThat(tables()).isEmpty();
  }

  @Test
  protected void aWrongValueIsToldItsForm() throws Exception {
    assertRefused(
        with(settings("shop"), "lock-timeout", "soon"),
        "Setting 'lock-timeout' has the value 'soon', which it doesn't take.",
        "Give it a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is"
            + " milliseconds.");
    assertRefused(
        with(settings("shop"), "mode", "migrate"),
        "Setting 'mode' has the value 'migrate', which it doesn't take.");
    assertThat(tables()).isEmpty();
  }

  private void behind() throws Exception {
    assertStarts(with(settings("shop"), "target", FIRST));
  }

  private void assertStarts(Map<String, String> settings) throws Exception {
    Outcome outcome = start(settings);
    assertThat(outcome.started()).as(outcome.message()).isTrue();
  }

  private void assertRefused(Map<String, String> settings, String... sentences) throws Exception {
    Outcome outcome = start(settings);
    assertThat(outcome.started()).as("started").isFalse();
    assertThat(outcome.message().replaceAll("'" + prefix(), "'")).contains(sentences);
  }

  /**
   * The settings of a start on the test's database.
   *
   * @param folder the revisions
   * @return settings that nothing is wrong with
   */
  protected Map<String, String> settings(String folder) {
    return Map.of(
        "url",
        db.url(),
        "user",
        db.user(),
        "password",
        db.password(),
        "locations",
        location(folder));
  }

  /**
   * {@return what stands before the names of settings in messages, as a pattern; nothing unless
   * overridden}
   */
  protected String prefix() {
    return "";
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return more;
  }

  private List<String> rows() {
    return db.strings("SELECT version_num FROM aludel_version ORDER BY 1");
  }

  private List<String> tables() {
    return db.strings(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE"
            + " 'aludel%' ORDER BY 1");
  }

  private boolean asksForPasswords() {
    try (Connection any = DriverManager.getConnection(db.url(), db.user(), "wrong")) {
      return !any.isValid(1);
    } catch (SQLException e) {
      return true;
    }
  }

  /** Nobody listens there: whoever did has just left. */
  private static int closedPort() throws IOException {
    try (ServerSocket left = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return left.getLocalPort();
    }
  }
}
