package dev.aludel.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.setting.DatabaseUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlParametersTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h/d?sslmod=require, sslmod, Write 'sslmode'.",
    "jdbc:postgresql://h/d?sslmode=require&applicationname=a, applicationname, Write 'ApplicationName'.",
    "jdbc:postgresql://h/d?connect_timeout=5, connect_timeout, Write 'connectTimeout'.",
    "jdbc:postgresql://h/d?krbsrvname=a, krbsrvname, Write 'kerberosServerName'.",
    "jdbc:postgresql://h/d?search_path=a, search_path, Write 'currentSchema'.",
    "postgres://h/d?keepalives_idle=60, keepalives_idle, Take it out of the URL.",
    "jdbc:postgresql:d?serverTimezone=UTC, serverTimezone, Take it out of the URL."
  })
  void whatTheDriverWouldDropIsRefused(String url, String name, String instead) {
    assertThatThrownBy(() -> ConnectionSource.of(DatabaseUrl.parse(url)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "has the parameter '%s', which the driver doesn't know and would drop.\n%s",
            name, instead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d",
        "jdbc:postgresql://h/d?",
        "jdbc:postgresql://h/d?user=a&password=b&sslmode=verify-full&currentSchema=x&options=-c%20a=b",
        "postgres://h/d?connect_timeout=5&application_name=a&target_session_attrs=any&keepalives=1&channel_binding=require&gssencmode=disable",
        "postgres://h/d?fallback_application_name=a&krbsrvname=b&load_balance_hosts=random&search_path=c",
        "jdbc:postgresql:///d?cloudSqlInstance=a:b:c&socketFactory=com.google.cloud.sql.postgres.SocketFactory"
      })
  void whatTheDriverOrAClassOfTheUrlsOwnReadsIsTaken(String url) {
    assertThat(ConnectionSource.of(DatabaseUrl.parse(url)).isNamed()).isTrue();
  }
}
