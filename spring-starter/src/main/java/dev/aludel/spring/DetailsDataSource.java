package dev.aludel.spring;

import dev.aludel.setting.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Connections by connection details, which are asked for each of them: a secret that is replaced
 * while the application runs holds for the next one.
 */
final class DetailsDataSource extends AbstractDataSource {

  private final AludelConnectionDetails details;
  private final String user;
  private final String password;

  /**
   * Opens nothing yet.
   *
   * @param details where the database is
   * @param user who connects, with the password; an empty text for whom the details name
   * @param password that user's password
   */
  DetailsDataSource(AludelConnectionDetails details, String user, String password) {
    this.details = details;
    this.user = user;
    this.password = password;
  }

  /** {@return the same as a URL with credentials} */
  DatabaseUrl address() {
    return user.isEmpty()
        ? DatabaseAddress.of(details.url(), details.user(), details.password())
        : DatabaseAddress.of(details.url(), user, password);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return user.isEmpty()
        ? getConnection(details.user(), details.password())
        : getConnection(user, password);
  }

  /** As the library does with a URL of its own. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "aludel");
    properties.setProperty("tcpKeepAlive", "true");
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    SimpleDriverDataSource dataSource =
        DataSourceBuilder.create().type(SimpleDriverDataSource.class).url(details.url()).build();
    dataSource.setConnectionProperties(properties);
    return dataSource.getConnection();
  }
}
