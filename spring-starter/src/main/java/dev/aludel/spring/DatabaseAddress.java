package dev.aludel.spring;

import dev.aludel.error.ConfigurationException;
import dev.aludel.setting.DatabaseUrl;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.UnsupportedDataSourcePropertyException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The URL and the credentials that a data source connects with. */
final class DatabaseAddress {

  private DatabaseAddress() {}

  /** {@return what the data source tells of itself; nothing where it hides it} */
  static Optional<DatabaseUrl> of(DataSource dataSource) {
    if (dataSource instanceof DetailsDataSource details) {
      return Optional.of(details.address());
    }
    try {
      SimpleDriverDataSource plain =
          dataSource instanceof SimpleDriverDataSource simple
              ? simple
              : DataSourceBuilder.derivedFrom(dataSource)
                  .type(SimpleDriverDataSource.class)
                  .build();
      return Optional.ofNullable(plain.getUrl())
          .map(url -> of(url, plain.getUsername(), plain.getPassword()));
    } catch (UnsupportedDataSourcePropertyException
        | ConfigurationException
        | IllegalStateException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static DatabaseUrl of(
      String url,
      @org.jspecify.annotations.Nullable String user,
      @org.jspecify.annotations.Nullable String password) {
    return DatabaseUrl.parse(url)
        .as(
            Optional.ofNullable(user).filter(text -> !text.isEmpty()),
            Optional.ofNullable(password).filter(text -> !text.isEmpty()));
  }
}
