package dev.aludel.quarkus;

import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import dev.aludel.setting.ConnectionChoice;
import dev.aludel.setting.ConnectionChoice.Login;
import dev.aludel.setting.ConnectionChoice.Place;
import dev.aludel.setting.DatabaseUrl;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Tells {@link ConnectionChoice} what the application has, and does what that says. */
final class DataSourceChoice {

  private static final Pattern URL = Pattern.compile("postgres(?:ql)?://.+");

  private static final Pattern NAMES_USER =
      Pattern.compile("(?i)[a-z:]+://[^/?]*@.*|.*[?&]user=.*", Pattern.DOTALL);

  private final Config config;

  DataSourceChoice(Config config) {
    this.config = config;
  }

  /** A pool doesn't tell where its server is; its configuration does. */
  private Optional<DatabaseUrl> reachable(Wanted wanted, ConnectionChoice choice) {
    try {
      Address address = address(wanted, choice);
      return Optional.of(
          DatabaseUrl.parse(address.url())
              .as(
                  Optional.of(address.user()).filter(text -> !text.isEmpty()),
                  Optional.of(address.password()).filter(text -> !text.isEmpty())));
    } catch (ConfigurationException e) {
      return Optional.empty();
    }
  }

  private record Address(String url, String user, String password) {}

  void apply(Wanted wanted, AludelBuilder builder) {
    ManagedDatabase database = wanted.database();
    ConnectionChoice choice = choice(wanted);
    switch (choice.login()) {
      case PROVIDER -> provided(wanted, choice, wanted.provider(), wanted.providerName(), builder);
      case DATA_SOURCE_PROVIDER ->
          provided(
              wanted,
              choice,
              property(database, "credentials-provider"),
              property(database, "credentials-provider-name"),
              builder);
      case USER -> {
        if (choice.place() != Place.URL) {
          use(address(wanted, choice), builder);
        }
      }
      case DATA_SOURCE_USER, OF_PLACE -> {
        if (choice.place() == Place.DATA_SOURCE) {
          builder.dataSource(pool(database).orElseThrow()).address(() -> reachable(wanted, choice));
        } else {
          use(address(wanted, choice), builder);
        }
      }
    }
  }

  /** {@return a sentence that names the settings that say who connects} */
  String login(Wanted wanted) {
    return new LoginOrigin(config, wanted).sentence(choice(wanted));
  }

  private ConnectionChoice choice(Wanted wanted) {
    return ConnectionChoice.of(place -> isThere(place, wanted), login -> isNamed(login, wanted))
        .orElseThrow(() -> nothing(wanted.database()));
  }

  private boolean isThere(Place place, Wanted wanted) {
    ManagedDatabase database = wanted.database();
    return switch (place) {
      case URL -> wanted.url().isPresent();
      case DATA_SOURCE -> pool(database).isPresent();
      case DATA_SOURCE_URL -> property(database, "jdbc.url").isPresent();
      case REACTIVE_URL -> reactive(database).isPresent();
      case MARKED_DATA_SOURCE, DETAILS, DETAILS_WITHOUT_DATA_SOURCE -> false;
    };
  }

  private boolean isNamed(Login login, Wanted wanted) {
    ManagedDatabase database = wanted.database();
    return switch (login) {
      case PROVIDER -> wanted.provider().isPresent();
      case USER -> namesUser(wanted);
      case DATA_SOURCE_PROVIDER -> property(database, "credentials-provider").isPresent();
      case DATA_SOURCE_USER ->
          Stream.of("username", "password").anyMatch(name -> property(database, name).isPresent());
      case OF_PLACE -> true;
    };
  }

  private void provided(
      Wanted wanted,
      ConnectionChoice choice,
      Optional<String> provider,
      Optional<String> bean,
      AludelBuilder builder) {
    Address address = address(wanted, choice);
    DataSource provided =
        new ProvidedSource(
            address.url(),
            provider.orElseThrow().strip(),
            bean.map(String::strip).orElse(""),
            address.user());
    builder.dataSource(provided).observer(provided);
  }

  private static void use(Address address, AludelBuilder builder) {
    builder.url(address.url(), address.user(), address.password());
  }

  /**
   * What the application says of a database.
   *
   * @param database what its build found
   * @param settings the settings by the library's names
   * @param provider what a credentials provider of its own is asked for
   * @param providerName the name of that provider's bean
   */
  record Wanted(
      ManagedDatabase database,
      Map<String, String> settings,
      Optional<String> provider,
      Optional<String> providerName) {

    private Optional<String> url() {
      return Stream.of("direct-url", "url")
          .flatMap(name -> Optional.ofNullable(settings.get(name)).stream())
          .findFirst();
    }

    /** {@return whether one of the settings with a URL names a user in it} */
    boolean urlNamesUser(String setting) {
      return NAMES_USER.matcher(settings.getOrDefault(setting, "")).matches();
    }

    /** Refuses what contradicts itself. */
    void check() {
      if (url().isPresent() && !database.name().equals(database.dataSource())) {
        throw new ConfigurationException(
            "data-source",
            "Settings 'url' and 'data-source' are both there.",
            "Keep the one that holds. 'data-source' is settled when the application is built.");
      }
      if (provider.isEmpty() && providerName.isPresent()) {
        throw new ConfigurationException(
            "credentials-provider-name",
            "Setting 'credentials-provider-name' is there without 'credentials-provider'.",
            "Set 'credentials-provider' to what the provider is to be asked for.");
      }
      if (provider.isPresent() && settings.containsKey("password")) {
        throw new ConfigurationException(
            "password",
            "Settings 'password' and 'credentials-provider' are both there.",
            "Keep the one that holds; a provider may give a password for the setting 'user'.");
      }
    }
  }

  /** {@return whether the application itself has switched the data source off} */
  boolean switchedOff(ManagedDatabase database) {
    return property(database, "active").filter("false"::equals).isPresent();
  }

  private static Optional<DataSource> pool(ManagedDatabase database) {
    return database.pool() ? PooledSource.find(database.dataSource()) : Optional.empty();
  }

  private static boolean namesUser(Wanted wanted) {
    return wanted.settings().containsKey("user")
        || Stream.of("direct-url", "url").anyMatch(wanted::urlNamesUser);
  }

  /** Where the place is, for a connection beside the application's own. */
  private Address address(Wanted wanted, ConnectionChoice choice) {
    ManagedDatabase database = wanted.database();
    Map<String, String> settings = wanted.settings();
    Address address =
        choice.place() == Place.URL
            ? own(wanted)
            : property(database, "jdbc.url")
                .map(DataSourceChoice::parse)
                .or(() -> reactive(database))
                .map(found -> as(database, found))
                .orElseThrow(() -> nothing(database));
    return settings.containsKey("user")
        ? new Address(address.url(), settings.get("user"), settings.getOrDefault("password", ""))
        : address;
  }

  /** Who connects stands in it, or in the URL that it is a way around, or is the data source's. */
  private Address own(Wanted wanted) {
    Address found = parse(wanted.url().orElseThrow());
    if (!namesUser(wanted)) {
      return as(wanted.database(), found);
    }
    String around = wanted.settings().get("url");
    if (around == null || !found.user().isEmpty()) {
      return found;
    }
    Address pooled = parse(around);
    return new Address(found.url(), pooled.user(), pooled.password());
  }

  /**
   * What reactive clients connect to, JDBC can connect to as well; the first where it is a list.
   * Parameters are those of another driver.
   */
  private Optional<Address> reactive(ManagedDatabase database) {
    return property(database, "reactive.url")
        .map(text -> text.split("[,?]")[0].strip().replaceFirst("^vertx-reactive:", ""))
        .filter(text -> URL.matcher(text).matches())
        .map(DataSourceChoice::parse);
  }

  private Address as(ManagedDatabase database, Address address) {
    return new Address(
        address.url(),
        property(database, "username").orElse(address.user()),
        property(database, "password").orElse(address.password()));
  }

  private static Address parse(String text) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    return new Address(url.jdbc(), url.user().orElse(""), url.password().orElse(""));
  }

  private Optional<String> property(ManagedDatabase database, String name) {
    return DataSourceUtil.dataSourcePropertyKeys(database.dataSourceKey(), name).stream()
        .flatMap(key -> config.getOptionalValue(key, String.class).stream())
        .findFirst();
  }

  private static ConfigurationException nothing(ManagedDatabase database) {
    String name = database.name();
    if (!name.equals(database.dataSource())) {
      return new ConfigurationException(
          "data-source",
          "The data source of the database '%s' has no URL, or is switched off."
              .formatted(name.isEmpty() ? "default" : name),
          "Set 'quarkus.datasource.%sjdbc.url'."
              .formatted(
                  database.dataSource().isEmpty() ? "" : "\"" + database.dataSource() + "\"."));
    }
    return name.isEmpty()
        ? new ConfigurationException(
            "There is no database to bring to head: no data source, and no setting 'url'.",
            "Set 'quarkus.datasource.jdbc.url' or 'quarkus.aludel.url'; or switch the extension off with 'quarkus.aludel.enabled=false'.")
        : new ConfigurationException(
            "The database '%s' has neither a data source nor a setting 'url'.".formatted(name),
            "Set 'quarkus.datasource.\"%1$s\".jdbc.url' or 'quarkus.aludel.\"%1$s\".url'."
                .formatted(name));
  }
}
