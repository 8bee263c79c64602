package dev.aludel.spring;

import dev.aludel.AludelBuilder;
import dev.aludel.error.ConfigurationException;
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

/**
 * Which connections revisions run on: the settings' own URL, else the bean marked for it, else
 * connection details, else the application's data source; the user of the settings holds with each.
 */
final class DataSourceChoice {

  private final ConfigurableListableBeanFactory beans;
  private final Environment environment;

  DataSourceChoice(ConfigurableListableBeanFactory beans, Environment environment) {
    this.beans = beans;
    this.environment = environment;
  }

  /**
   * Tells the builder.
   *
   * @return where that is: a data source, or a URL as text
   */
  Object apply(String database, Map<String, String> settings, AludelBuilder builder) {
    if (settings.containsKey("url") || settings.containsKey("direct-url")) {
      return settings.getOrDefault("url", settings.getOrDefault("direct-url", ""));
    }
    String user = settings.getOrDefault("user", "");
    String password = settings.getOrDefault("password", "");
    Optional<AludelConnectionDetails> details = details(database);
    Optional<DataSource> marked = marked(database);
    if (marked.isPresent()) {
      builder.dataSource(as(user, password, marked.get()));
      return marked.get();
    }
    if (details.isPresent() && !details.get().yieldsToDataSource()) {
      return apply(details.get(), user, password, builder);
    }
    Optional<DataSource> application =
        database.isEmpty() ? applications() : byName(database).or(() -> none(database));
    if (application.isPresent()) {
      builder.dataSource(as(user, password, application.get()));
      return application.get();
    }
    return details.isPresent()
        ? apply(details.get(), user, password, builder)
        : applyReactive(user, password, builder);
  }

  /** The URL's other form, with a user in it, is the library's to read: once. */
  private static String apply(
      AludelConnectionDetails details, String user, String password, AludelBuilder builder) {
    String url = details.url();
    if (url.startsWith("jdbc:")) {
      DataSource dataSource = new DetailsDataSource(details, user, password);
      builder.dataSource(dataSource).observer(dataSource);
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

  private Optional<DataSource> applications() {
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

  private static Optional<DataSource> none(String database) {
    throw new ConfigurationException(
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

  /** A reactive application has a URL that JDBC can use, but for its beginning. */
  private String applyReactive(String user, String password, AludelBuilder builder) {
    String url = environment.getProperty("spring.r2dbc.url", "");
    if (!url.matches("r2dbcs?:(pool:)?postgres(ql)?://.*")) {
      throw new ConfigurationException(
          "There is no database to bring to head: no DataSource bean, and no setting 'url'.",
          "Set 'spring.datasource.url' or 'aludel.url'; or switch the starter off with 'aludel.enabled=false'.");
    }
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
