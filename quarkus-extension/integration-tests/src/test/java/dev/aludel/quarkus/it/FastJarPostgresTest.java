package dev.aludel.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is deployed. */
@ExtendWith(PostgresExtension.class)
class FastJarPostgresTest {

  private static final String ROWS = "SELECT version_num FROM aludel_version";

  private final PostgresDatabase db;
  @TempDir private Path folder;

  FastJarPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void atHeadOverAPoolOfOneItIsOneStatementAndNoSearch() throws Exception {
    try (Application application = Application.on(db).serve()) {
      assertThat(application.get("/customers")).isEqualTo("Ada");
      assertThat(application.get("/q/health/ready").replaceAll("\\s", ""))
          .startsWith("{\"status\":\"UP\"")
          .contains("\"default.status\":\"AT_HEAD\"");
    }
    assertThat(db.strings(ROWS)).containsExactly("20250103_090000");

    Path classes = folder.resolve("classes");
    List<String> with =
        db.statementsDuring(
            () -> onPoolOfOne().option("-Xlog:class+load:file=" + classes).serve().close());
    List<String> without =
        db.statementsDuring(
            () -> onPoolOfOne().with("quarkus.aludel.active", "false").serve().close());
    List<String> more = new ArrayList<>(with);
    without.forEach(more::remove);
    assertThat(more).singleElement().asString().contains("query_to_xml");
    assertThat(with).hasSize(without.size() + 1);
    assertThat(Files.readString(classes))
        .contains("dev.aludel.Aludel ")
        .doesNotContain("classgraph");
  }

  private Application onPoolOfOne() {
    return Application.on(db).with("quarkus.datasource.jdbc.max-size", "1");
  }

  @Test
  void threeThatStartTogetherRunEachRevisionOnce() throws Exception {
    List<Application> replicas = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        replicas.add(Application.on(db).launch());
      }
      for (Application replica : replicas) {
        assertThat(replica.listening().get("/customers")).isEqualTo("Ada");
      }
    } finally {
      replicas.forEach(Application::close);
    }
    assertThat(db.strings("SELECT revision FROM aludel_log ORDER BY revision"))
        .containsExactly("20250101_090000", "20250102_090000", "20250103_090000");
  }

  @Test
  void whatTheDevUiCanDoIsNotInIt() throws Exception {
    Path application = Path.of(System.getProperty("application")).resolveSibling("lib");
    try (Stream<Path> files = Files.walk(application)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.contains("aludel"))
          .map(name -> name.replaceFirst("^dev.aludel.(.*?)-[0-9].*$", "$1"))
          .containsExactlyInAnyOrder(
              "aludel-core", "aludel-cli", "aludel-hibernate", "quarkus-aludel");
    }
  }

  @Test
  void quarkusOwnInitAndExitEndsWithTheDatabaseAtHead() throws Exception {
    Application.Ended ended = Application.on(db).environment("QUARKUS_INIT_AND_EXIT", "true").run();
    assertThat(ended.code()).isZero();
    assertThat(db.strings(ROWS)).containsExactly("20250103_090000");
  }
}
