package dev.aludel.spring;

import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
import dev.aludel.setting.ConnectionChoice;
import dev.aludel.setting.ConnectionChoice.Login;
import dev.aludel.setting.ConnectionChoice.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Tells {@link ConnectionChoice} what the application has, and does what that says. */
final class DataSourceChoice {

  private final ConfigurableListableBeanFactory beans;
  private final Environment environment;

  DataSourceChoice(ConfigurableListableBeanFactory beans, Environment environment) {
    this.beans = beans;
    this.environment = environment;
  }

  /**
   * What was chosen.
   *
   * @param place where the database is: a data source, or a URL as text
   * @param login what says who connects
   */
  record Connected(Object place, LoginOrigin login) {}

  /** {@return what stands before the names of a database's settings} */
  static String prefix(String database) {
    return database.isEmpty() ? "aludel." : "aludel.databases." + database + ".";
  }

  /**
   * Tells the builder.
   *
   * @param dataSource the name of a data source, where the settings have one
   */
  Connected apply(
      String database,
      Map<String, String> settings,
      Optional<String> dataSource,
      AludelBuilder builder) {
    if (dataSource.isPresent() && hasUrl(settings)) {
      throw refused(
          database, "Settings 'url' and 'data-source' are both there.", "Keep the one that holds.");
    }
    Optional<DataSource> marked =
        dataSource.map(name -> chosen(database, name)).or(() -> marked(database));
    String named = settings.getOrDefault("user", "");
    ConnectionChoice choice =
        ConnectionChoice.of(
                place -> isThere(place, database, settings, marked),
                login -> login == Login.USER && !named.isEmpty())
            .orElseThrow(() -> nothing(database));
    String user = choice.login() == Login.USER ? named : "";
    String password = settings.getOrDefault("password", "");
    Object place = use(choice.place(), database, settings, marked, user, password, builder);
    return new Connected(place, login(choice.place(), database, named, settings, place));
  }

  private Object use(
      Place place,
      String database,
      Map<String, String> settings,
      Optional<DataSource> marked,
      String user,
      String password,
      AludelBuilder builder) {
    return switch (place) {
      case URL -> settings.getOrDefault("url", settings.getOrDefault("direct-url", ""));
      case MARKED_DATA_SOURCE -> apply(marked, user, password, builder);
      case DETAILS, DETAILS_WITHOUT_DATA_SOURCE ->
          apply(details(database).orElseThrow(), user, password, builder);
      case DATA_SOURCE -> apply(applications(database), user, password, builder);
      case DATA_SOURCE_URL, REACTIVE_URL -> applyReactive(user, password, builder);
    };
  }

  private LoginOrigin login(
      Place place, String database, String user, Map<String, String> settings, Object chosen) {
    String prefix = prefix(database);
    if (!user.isEmpty()) {
      return new LoginOrigin.Properties(prefix + "user", prefix + "password");
    }
    return switch (place) {
      case URL ->
          new LoginOrigin.Other(
              "'" + prefix + (settings.containsKey("url") ? "url'" : "direct-url'"));
      case DETAILS, DETAILS_WITHOUT_DATA_SOURCE ->
          new LoginOrigin.Other("the bean of the type AludelConnectionDetails, or the container");
      case REACTIVE_URL -> ofProperties("spring.r2dbc.", "'spring.r2dbc.url'");
      case MARKED_DATA_SOURCE, DATA_SOURCE, DATA_SOURCE_URL -> ofDataSource(chosen);
    };
  }

  /** Spring Boot's own data source is told by its configuration, another one by its bean. */
  private LoginOrigin ofDataSource(Object chosen) {
    String[] names = beans.getBeanNamesForType(DataSource.class);
    String bean =
        Arrays.stream(names)
            .filter(name -> beans.getSingleton(name) == chosen)
            .findFirst()
            .map(name -> "the data source '" + name + "'")
            .orElse("the application's data source");
    return names.length == 1
        ? ofProperties("spring.datasource.", bean)
        : new LoginOrigin.Other(bean);
  }

  private LoginOrigin ofProperties(String prefix, String otherwise) {
    return environment.containsProperty(prefix + "username")
        ? new LoginOrigin.Properties(prefix + "username", prefix + "password")
        : new LoginOrigin.Other(otherwise);
  }

  private boolean isThere(
      Place place, String database, Map<String, String> settings, Optional<DataSource> marked) {
    return switch (place) {
      case URL -> hasUrl(settings);
      case MARKED_DATA_SOURCE -> marked.isPresent();
      case DETAILS -> details(database).filter(found -> !found.yieldsToDataSource()).isPresent();
      case DATA_SOURCE -> applications(database).isPresent();
      case DATA_SOURCE_URL -> false; // the bean of the data source has it
      case DETAILS_WITHOUT_DATA_SOURCE -> details(database).isPresent();
      case REACTIVE_URL -> database.isEmpty() && reactiveUrl().isPresent();
    };
  }

  private static boolean hasUrl(Map<String, String> settings) {
    return settings.containsKey("url") || settings.containsKey("direct-url");
  }

  /** A setting marks one as well as an annotation does. */
  private DataSource chosen(String database, String name) {
    if (name.equals("default")) {
      return applications("")
          .orElseThrow(
              () ->
                  refused(
                      database,
                      "There is no data source of the application's own for the database '%s'."
                          .formatted(title(database)),
                      "Set 'spring.datasource.url', or 'url' in place of 'data-source'."));
    }
    if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
      throw refused(
          database,
          "There is no data source '%s' for the database '%s'.".formatted(name, title(database)),
          "There is '%s'; 'default' is the application's own."
              .formatted(String.join("', '", beans.getBeanNamesForType(DataSource.class))));
    }
    return beans.getBean(name, DataSource.class);
  }

  private static String title(String database) {
    return database.isEmpty() ? "default" : database;
  }

  private static ConfigurationException refused(
      String database, String description, String action) {
    String prefix = database.isEmpty() ? "" : "databases." + database + ".";
    return new ConfigurationException(prefix + "data-source", description, action);
  }

  private static DataSource apply(
      Optional<DataSource> dataSource, String user, String password, AludelBuilder builder) {
    use(as(user, password, dataSource.orElseThrow()), builder);
    return dataSource.orElseThrow();
  }

  private static void use(DataSource dataSource, AludelBuilder builder) {
    builder.dataSource(dataSource).address(() -> DatabaseAddress.of(dataSource));
  }

  /** The URL's other form, with a user in it, is the library's to read: once. */
  private static String apply(
      AludelConnectionDetails details, String user, String password, AludelBuilder builder) {
    String url = details.url();
    if (url.startsWith("jdbc:")) {
      DataSource dataSource = new DetailsDataSource(details, user, password);
      use(dataSource, builder);
      builder.observer(dataSource);
    } else {
      builder.url(
          url,
          user.isEmpty() ? details.user() : user,
          user.isEmpty() ? details.password() : password);
    }
    return url;
  }

  private Optional<AludelConnectionDetails> details(String database) {
    return database.isEmpty()
        ? Optional.ofNullable(beans.getBeanProvider(AludelConnectionDetails.class).getIfUnique())
        : Optional.empty();
  }

  private Optional<DataSource> marked(String database) {
    List<String> names =
        Arrays.stream(beans.getBeanNamesForType(DataSource.class))
            .filter(
                name -> {
                  AludelDataSource mark = beans.findAnnotationOnBean(name, AludelDataSource.class);
                  return mark != null && mark.value().equals(database);
                })
            .toList();
    if (names.size() > 1) {
      throw new ConfigurationException(
          "Several data sources are marked with @AludelDataSource for one database: '"
              + String.join("', '", names)
              + "'.",
          "Leave the mark on one of them, or give the others the names of their databases.");
    }
    return names.stream().findFirst().map(name -> beans.getBean(name, DataSource.class));
  }

  private Optional<DataSource> applications(String database) {
    if (!database.isEmpty()) {
      return byName(database);
    }
    try {
      return Optional.ofNullable(beans.getBeanProvider(DataSource.class).getIfAvailable());
    } catch (NoUniqueBeanDefinitionException e) {
      throw new ConfigurationException(
          "There are several data sources and none of them is @Primary: '"
              + String.join("', '", beans.getBeanNamesForType(DataSource.class))
              + "'.",
          "Mark the one that revisions run on with @AludelDataSource, make it @Primary, or set 'aludel.url'.");
    }
  }

  private Optional<DataSource> byName(String database) {
    return List.of(database, database + "DataSource").stream()
        .filter(name -> beans.containsBean(name) && beans.isTypeMatch(name, DataSource.class))
        .findFirst()
        .map(name -> beans.getBean(name, DataSource.class));
  }

  private static ConfigurationException nothing(String database) {
    return database.isEmpty()
        ? new ConfigurationException(
            "There is no database to bring to head: no DataSource bean, and no setting 'url'.",
            "Set 'spring.datasource.url' or 'aludel.url'; or switch the starter off with 'aludel.enabled=false'.")
        : new ConfigurationException(
            "databases." + database + ".url",
            "The database '%s' has neither a URL nor a data source.".formatted(database),
            "Set 'aludel.databases.%1$s.url', mark its data source with @AludelDataSource(\"%1$s\"), or call the bean '%1$sDataSource'."
                .formatted(database));
  }

  /** The application's own connection with other credentials: nothing of its pool is used. */
  private static DataSource as(String user, String password, DataSource dataSource) {
    return user.isEmpty()
        ? dataSource
        : DataSourceBuilder.derivedFrom(dataSource)
            .type(SimpleDriverDataSource.class)
            .username(user)
            .password(password)
            .build();
  }

  private Optional<String> reactiveUrl() {
    return Optional.ofNullable(environment.getProperty("spring.r2dbc.url"))
        .filter(url -> url.matches("r2dbcs?:(pool:)?postgres(ql)?://.*"));
  }

  /** A reactive application has a URL that JDBC can use, but for its beginning. */
  private String applyReactive(String user, String password, AludelBuilder builder) {
    String url = reactiveUrl().orElseThrow();
    boolean own = user.isEmpty();
    builder.url(
        // The user and the password in it are the library's to read; the parameters are another
        // driver's.
        url.replaceFirst("r2dbcs?:(pool:)?", "").replaceFirst("\\?[^@]*$", ""),
        own ? environment.getProperty("spring.r2dbc.username", "") : user,
        own ? environment.getProperty("spring.r2dbc.password", "") : password);
    return url;
  }
}
