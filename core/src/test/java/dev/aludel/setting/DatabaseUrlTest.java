package dev.aludel.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.internal.config.SettingValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgres://host/app, jdbc:postgresql://host/app",
    "postgresql://host:5433/app, jdbc:postgresql://host:5433/app",
    "postgres:///app, jdbc:postgresql://localhost/app",
    "postgres://host, jdbc:postgresql://host/",
    "POSTGRES://[::1]:5432/app, jdbc:postgresql://[::1]:5432/app",
    "'postgres://a:1,b:2/app', 'jdbc:postgresql://a:1,b:2/app'",
    "postgres://host/my%20app, jdbc:postgresql://host/my+app",
    "postgres://host/a%2Bb, jdbc:postgresql://host/a%2Bb",
    "postgres://h/d?sslmode=verify-full&sslrootcert=/x/ca.pem, jdbc:postgresql://h/d?sslmode=verify-full&sslrootcert=/x/ca.pem",
    "postgres://h/d?connect_timeout=5&application_name=my%20app, jdbc:postgresql://h/d?connectTimeout=5&ApplicationName=my+app",
    "postgres://h/d?target_session_attrs=read-write&keepalives=0, jdbc:postgresql://h/d?targetServerType=primary&tcpKeepAlive=false",
    "postgres://h/d?application_name=a&fallback_application_name=b, jdbc:postgresql://h/d?ApplicationName=a",
    "postgres://h/d?fallback_application_name=b&application_name=a, jdbc:postgresql://h/d?ApplicationName=a",
    "postgres://h/d?fallback_application_name=b, jdbc:postgresql://h/d?ApplicationName=b",
    "postgres://h/d?load_balance_hosts=random&search_path=a, jdbc:postgresql://h/d?loadBalanceHosts=true&currentSchema=a",
    "jdbc:postgresql://h/d?user=me, jdbc:postgresql://h/d?user=me"
  })
  void eitherSpellingBecomesWhatTheDriverTakes(String text, String jdbc) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(new DatabaseUrl(jdbc, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me:secret@host/app, me, secret",
    "postgres://m%40e:s%3A%2F%25+%20t@host/app, m@e, 's:/%+ t'",
    "postgres://me:p@ss/w@host/app, me, p@ss/w",
    "postgres://host/app?user=me&password=sec%26ret, me, sec&ret",
    "postgres://you:other@host/app?user=me&password=secret, me, secret",
    "jdbc:postgresql://me:secret@host/app, me, secret"
  })
  void userAndPasswordAreDecoded(String text, String user, String password) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://host/app", Optional.of(user), Optional.of(password)));
  }

  @Test
  void otherDriversSpellingsAreRefusedWithTheFormToWrite() {
    for (String url :
        List.of("jdbc:postgresql://h/d;user=me;password=secret", "postgres://h/d;user=me")) {
      assertThatThrownBy(() -> DatabaseUrl.parse(url))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("has a ';' behind the database's name.")
          .hasMessageEndingWith(
              "Write parameters behind '?', with '&' between them: 'jdbc:postgresql://host:5432/database?user=me&sslmode=require'; a ';' of the name itself is '%3B'.")
          .hasMessageNotContaining("secret");
    }
    assertThat(DatabaseUrl.parse("jdbc:postgresql://h/a%3Bb?options=-c%20a=b;c").jdbc())
        .isEqualTo("jdbc:postgresql://h/a%3Bb?options=-c%20a=b;c");
    assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:tc:postgresql:15:///app"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("starts a container of Testcontainers")
        .hasMessageEndingWith(
            "give its 'getJdbcUrl()': 'jdbc:postgresql://localhost:<port>/<database>'.");
  }

  @Test
  void thePasswordOfTheUrlIsForTheUserOfTheUrl() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://me:secret@host/app");
    assertThat(url.as(Optional.empty(), Optional.empty())).isEqualTo(url);
    assertThat(url.as(Optional.of("me"), Optional.empty())).isEqualTo(url);
    assertThat(url.as(Optional.of("you"), Optional.empty()))
        .isEqualTo(new DatabaseUrl(url.jdbc(), Optional.of("you"), Optional.empty()));
    assertThat(url.as(Optional.empty(), Optional.of("other")))
        .isEqualTo(new DatabaseUrl(url.jdbc(), Optional.of("me"), Optional.of("other")));
  }

  @Test
  void aUserMayComeWithoutAPassword() {
    assertThat(DatabaseUrl.parse("postgres://me@host/app").user()).contains("me");
    assertThat(DatabaseUrl.parse("postgres://me@host/app").password()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://me:secret@host/app, 'mysql://me:***@host/app', is no URL of a PostgreSQL database",
    "postgres://me:sec%ret@host/app, 'postgres://me:***@host/app', has a '%' that two hexadecimal digits don't follow",
    "postgres://me:secret@host/app?x, 'postgres://me:***@host/app?***', has a parameter without a value",
    "postgres://me:secret@host:port/app, 'postgres://me:***@***', has a port that is no number",
    "jdbc:postgresql://host:1a/app, 'jdbc:postgresql://***', has a port that is no number",
    "'jdbc:postgresql://a:1,b:x/app', 'jdbc:postgresql://***', has a port that is no number",
    "jdbc:postgresql://h/d?host=/tmp, 'jdbc:postgresql://h/d?host=***', 'names a Unix socket, which Java''s driver doesn''t take'",
    "postgres:///app?host=/var/run/postgresql, 'postgres:///app?host=***', 'names a Unix socket, which Java''s driver doesn''t take'",
    "postgres:///app?host=db1, 'postgres:///app?host=***', 'has the parameter ''host'', which belongs before the ''?'''",
    "jdbc:postgresql:app?port=5433, 'jdbc:postgresql:app?port=***', 'has the parameter ''port'', which belongs before the ''?'''",
    "jdbc:p6spy:postgresql://h/d, 'jdbc:p6spy:postgresql://h/d', 'is for the driver ''p6spy'', which stands before PostgreSQL''s'",
    "postgres://%2Fvar%2Frun/app, 'postgres://%2Fvar%2Frun/app', 'names a Unix socket, which Java''s driver doesn''t take'"
  })
  void anythingElseIsRefusedWithoutItsPassword(String text, String shown, String what) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The URL '"
                + shown
                + "' "
                + what
                + ".\nWrite it as 'jdbc:postgresql://host:5432/database'"
                + " or 'postgres://user:password@host:5432/database'.");
  }

  /** Each holds 'secret' where some tool reads, or a person writes, a password. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          jdbc:postgresql://h/d?user=me&password=secret&ssl=true → jdbc:postgresql://h/d?user=me&password=***&ssl=true
          jdbc:postgresql://h/d?PASSWORD=secret                  → jdbc:postgresql://h/d?PASSWORD=***
          jdbc:postgresql://h/d?pass%77ord=secret                → jdbc:postgresql://h/d?pass%77ord=***
          jdbc:postgresql://h/d?sslpassword=secret&sslmode=require → jdbc:postgresql://h/d?sslpassword=***&sslmode=require
          jdbc:postgresql://h/d?options=-c%20my.key=secret       → jdbc:postgresql://h/d?options=***
          jdbc:postgresql://h/d?user=me@corp&password=secret     → jdbc:postgresql://***@***
          jdbc:postgresql://h/d;user=me;password=secret          → jdbc:postgresql://h/d;user=me;password=***
          jdbc:postgresql://me:secret@h/d                        → jdbc:postgresql://me:***@h/d
          jdbc:postgresql:d?password=secret                      → jdbc:postgresql:d?password=***
          postgres://me:secret@a:1,b:2/d                         → postgres://me:***@a:1,b:2/d
          postgres://me:secret@a:1,you:secret@b:2/d              → postgres://me:***@b:2/d
          postgres://me:p@secret@h/d                             → postgres://me:***@h/d
          postgres://me:se/secret@h/d                            → postgres://me:***@h/d
          postgres://me:a?secret@h/d                             → postgres://***@h/d
          postgres://me:a;secret@h/d                             → postgres://***@h/d
          postgres://me:a?b=secret@h/d                           → postgres://***@h/d
          postgres://me:se%63ret-secret@h/d                      → postgres://me:***@h/d
          postgres://h/d?secret                                  → postgres://h/d?***
          mysql://me:secret@h/d                                  → mysql://me:***@h/d
          jdbc:mysql://(host=h,password=secret)/d                → jdbc:mysql://***
          jdbc:oracle:thin:me/secret@//h:1521/d                  → jdbc:oracle:thin:***@***
          jdbc:sqlserver://h:1433;databaseName=d;password=secret → jdbc:sqlserver://h:1433;databaseName=***;password=***
          host=h password=secret                                 → ***
          me:secret@h/d                                          → ***
          secret                                                 → ***
          """)
  void aSecretIsNeverShownWhateverTheForm(String url, String shown) {
    assertThat(DatabaseUrl.shown(url)).isEqualTo(shown).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db-1.example.com:5432/my%20app?currentSchema=a,public&ApplicationName=x",
    "jdbc:postgresql://[::1]:5432,b.example:5433/app?targetServerType=primary",
    "postgres://me@host/app",
    "jdbc:postgresql:app",
    "jdbc:postgresql:///app"
  })
  void whatIsHarmlessIsShown(String url) {
    assertThat(DatabaseUrl.shown(url)).isEqualTo(url);
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(DatabaseUrl.parse("postgres://me:secret@h/d")).hasToString("jdbc:postgresql://h/d");
    assertThat(new SettingValue("password", "secret", "file 'aludel.properties'"))
        .hasToString("password=*** (file 'aludel.properties')");
    assertThat(new SettingValue("placeholders.token", "secret", "").shown()).isEqualTo("***");
    assertThat(new SettingValue("pasword", "secret", "").shown()).isEqualTo("***");
    assertThat(new SettingValue("schema", "app", "").shown()).isEqualTo("app");
  }
}
