package dev.aludel.quarkus;

import dev.aludel.ApplicationFailure;
import dev.aludel.quarkus.DataSourceChoice.Wanted;
import dev.aludel.quarkus.SettingOrigins.Origin;
import dev.aludel.setting.ConnectionChoice;
import dev.aludel.setting.ConnectionChoice.Login;
import dev.aludel.setting.ConnectionChoice.Place;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Which settings say who connects to a database, for errors about a user or a password. */
final class LoginOrigin {

  private final SettingOrigins origins;
  private final Wanted wanted;

  LoginOrigin(Config config, Wanted wanted) {
    this.origins = new SettingOrigins(config);
    this.wanted = wanted;
  }

  /**
   * Says it.
   *
   * @param choice what was chosen
   * @return a sentence with the settings, and where each was set
   */
  String sentence(ConnectionChoice choice) {
    if (choice.login() == Login.PROVIDER) {
      return provider(own("credentials-provider"));
    }
    if (choice.login() == Login.USER) {
      return wanted.settings().containsKey("user")
          ? login(own("user"), own("password"))
          : url(Stream.of("direct-url", "url").filter(wanted::urlNamesUser).map(this::own));
    }
    String user = dataSource("username");
    String password = dataSource("password");
    if (origins.of(dataSource("credentials-provider")).isPresent()) {
      return provider(dataSource("credentials-provider"));
    }
    if (origins.first(List.of(user, password)).isPresent()) {
      return login(user, password);
    }
    return url(
        choice.place() == Place.URL
            ? Stream.of(own("direct-url"), own("url"))
            : Stream.of(dataSource("jdbc.url"), dataSource("reactive.url")));
  }

  private String login(String user, String password) {
    return ApplicationFailure.login(
        user, password, setting -> origins.of(setting).map(Origin::source).orElse(""));
  }

  private String provider(String setting) {
    return "The user and its password come from the credentials provider that %s names."
        .formatted(origins.of(setting).map(LoginOrigin::shown).orElse("'" + setting + "'"));
  }

  private String url(Stream<String> settings) {
    return "The user and its password come from %s."
        .formatted(
            origins
                .first(settings.toList())
                .map(LoginOrigin::shown)
                .orElse("the application's data source"));
  }

  private static String shown(Origin origin) {
    return "'%s' (%s)".formatted(origin.setting(), origin.source());
  }

  private String own(String setting) {
    return wanted.database().prefix() + setting;
  }

  private String dataSource(String setting) {
    return DataSourceUtil.dataSourcePropertyKey(wanted.database().dataSourceKey(), setting);
  }
}
