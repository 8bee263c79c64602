package dev.aludel.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
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
    "postgres://you:other@host/app?user=me&password=secret, me, secret"
  })
  void userAndPasswordAreDecoded(String text, String user, String password) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://host/app", Optional.of(user), Optional.of(password)));
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
    "postgres://me:secret@host/app?x, 'postgres://me:***@host/app?x', has a parameter without a value",
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

  @Test
  void aPasswordIsNeverShown() {
    assertThat(DatabaseUrl.shown("jdbc:postgresql://h/d?user=me&password=secret&ssl=true"))
        .isEqualTo("jdbc:postgresql://h/d?user=me&password=***&ssl=true");
    assertThat(DatabaseUrl.shown("postgres://me:p@ss@h/d")).isEqualTo("postgres://me:***@h/d");
    assertThat(DatabaseUrl.parse("postgres://me:secret@h/d")).hasToString("jdbc:postgresql://h/d");
    assertThat(new SettingValue("password", "secret", "file 'aludel.properties'"))
        .hasToString("password=*** (file 'aludel.properties')");
  }
}
