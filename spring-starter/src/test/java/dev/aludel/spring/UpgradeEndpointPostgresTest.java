package dev.aludel.spring;

import static dev.aludel.spring.Actuator.get;
import static dev.aludel.spring.Actuator.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An upgrade that is asked for over HTTP, of an application that did none when it started. */
@ExtendWith(PostgresExtension.class)
class UpgradeEndpointPostgresTest {

  private static final String TABLES =
      "SELECT relname FROM pg_class WHERE relname IN ('customer', 'report') ORDER BY 1";
  private static final String OPEN = "management.endpoint.aludel.access";

  private final PostgresDatabase db;
  private final PostgresDatabase other;

  UpgradeEndpointPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
    this.other = db.fresh();
  }

  @Test
  void itIsRefusedUnlessAccessIsUnrestricted() throws Exception {
    try (ConfigurableApplicationContext application = start(application())) {
      assertThat(post(application, "{}").statusCode()).isEqualTo(405);
    }
    try (ConfigurableApplicationContext application =
        start(
            application()
                .with(OPEN, "unrestricted")
                .with("management.endpoints.access.max-permitted", "read-only"))) {
      assertThat(post(application, "{}").statusCode()).isEqualTo(405);
    }
    assertThat(db.strings(TABLES)).isEmpty();
  }

  @Test
  void itAnswersWithWhatWasRun() throws Exception {
    try (ConfigurableApplicationContext application = start(open())) {
      HttpResponse<String> ran = post(application, "{\"target\": \"20250101_090000\"}");
      assertThat(ran.statusCode()).isEqualTo(200);
      assertThat(withoutTimes(ran))
          .isEqualTo(
              "{\"database\":\"default\",\"before\":[],\"after\":[\"20250101_090000\"],"
                  + "\"revisions\":[{\"id\":\"20250101_090000\",\"message\":\"create customer\",\"millis\":0}],\"millis\":0}");
      assertThat(withoutTimes(post(application, "{}")))
          .isEqualTo(
              "{\"database\":\"default\",\"before\":[\"20250101_090000\"],\"after\":[\"20250102_090000\"],"
                  + "\"revisions\":[{\"id\":\"20250102_090000\",\"message\":\"add a customer\",\"millis\":0}],\"millis\":0}");
      assertThat(withoutTimes(post(application, "{}")))
          .isEqualTo(
              "{\"database\":\"default\",\"before\":[\"20250102_090000\"],\"after\":[\"20250102_090000\"],\"revisions\":[],\"millis\":0}");
    }
  }

  @Test
  void theTargetIsThatOfTheDatabasesSettingsUnlessItIsNamed() throws Exception {
    try (ConfigurableApplicationContext application =
        start(
            open()
                .with("aludel.target", "+1")
                .with("aludel.databases.reports.url", other.url())
                .with("aludel.databases.reports.user", other.user())
                .with("aludel.databases.reports.password", other.password())
                .with("aludel.databases.reports.mode", "none")
                .with("aludel.databases.reports.locations", "classpath:reports/migrations"))) {
      assertThat(post(application, "{\"database\": \"reports\"}").body())
          .startsWith("{\"database\":\"reports\",\"before\":[],\"after\":[\"20250103_090000\"]");
      assertThat(db.strings(TABLES)).isEmpty();
      assertThat(other.strings(TABLES)).containsExactly("report");
      assertThat(post(application, "{\"database\": \"default\"}").body())
          .startsWith("{\"database\":\"default\",\"before\":[],\"after\":[\"20250101_090000\"]");
    }
  }

  @Test
  void aWrongQuestionIsToldWhatIsThere() throws Exception {
    try (ConfigurableApplicationContext application = start(open())) {
      HttpResponse<String> nowhere = post(application, "{\"database\": \"repots\"}");
      assertThat(nowhere.statusCode()).isEqualTo(400);
      assertThat(nowhere.body())
          .isEqualTo(
              "{\"error\":\"There is no database 'repots' under 'aludel.databases'; there is 'default'.\"}");
      HttpResponse<String> nothing = post(application, "{\"target\": \"20990101\"}");
      assertThat(nothing.statusCode()).isEqualTo(400);
      assertThat(nothing.body()).startsWith("{\"error\":\"").contains("20990101");
    }
  }

  @Test
  void oneTenantIsUpgradedAndSeenAtOnce() throws Exception {
    try (ConfigurableApplicationContext application =
        start(open().with("aludel.tenants", "acme, zeta"))) {
      assertThat(get(application, "aludel"))
          .contains("\"acme\":{\"status\":\"BEHIND\",\"rows\":[]}");
      assertThat(post(application, "{}").body())
          .isEqualTo("{\"error\":\"The database 'default' has tenants: name one.\"}");
      assertThat(post(application, "{\"tenant\": \"acmee\"}").body())
          .isEqualTo("{\"error\":\"The database 'default' has no tenant 'acmee'.\"}");
      assertThat(post(application, "{\"tenant\": \"acme\"}").body())
          .startsWith("{\"database\":\"default\",\"tenant\":\"acme\",\"before\":[],");
      assertThat(post(application, "{\"tenant\": \"zeta\"}").statusCode()).isEqualTo(200);
      assertThat(get(application, "aludel")).contains("\"zeta\":{\"status\":\"AT_HEAD\"");
    }
  }

  @Test
  void aFailureIsTheLibrarysOwnWordsAndNoStackTrace() throws Exception {
    try (ConfigurableApplicationContext application =
        start(
            open().with("aludel.locations", "classpath:shop/migrations,classpath:shop/failing"))) {
      HttpResponse<String> failed = post(application, "{}");
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body())
          .startsWith("{\"error\":\"Revision '20250103_140000' (divide) failed")
          .contains("division by zero", "\"action\":\"")
          .doesNotContain("\\tat ", "Exception");
      db.execute("DROP TABLE aludel_version, aludel_log");
      HttpResponse<String> refused = post(application, "{}");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("on-unversioned").doesNotContain("Exception");
    }
  }

  private Applications application() {
    return Applications.on(db)
        .with("server.port", "0")
        .with("aludel.mode", "none")
        .with("management.endpoints.web.exposure.include", "aludel");
  }

  private Applications open() {
    return application().with(OPEN, "unrestricted");
  }

  private static ConfigurableApplicationContext start(Applications application) {
    return new SpringApplicationBuilder(PlainApplication.class).run(application.arguments());
  }

  private static String withoutTimes(HttpResponse<String> response) {
    return response.body().replaceAll("\"millis\":\\d+", "\"millis\":0");
  }
}
