package dev.aludel.quarkus;

import dev.aludel.error.ConfigurationException;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.credentials.runtime.CredentialsProviderFinder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections with what a credentials provider gives. It is asked for each connection, since
 * what it gives may last a short while only.
 */
final class ProvidedSource extends PGSimpleDataSource {

  private static final long serialVersionUID = 1L;

  private final String provider;
  private final String bean;
  private final String usualUser;

  /**
   * Asks nobody yet.
   *
   * @param url the JDBC URL
   * @param provider what the provider is asked for
   * @param bean the name of the provider's bean; empty where there is only one
   * @param usualUser who connects where the provider gives a password alone; may be empty
   */
  ProvidedSource(String url, String provider, String bean, String usualUser) {
    this.provider = provider;
    this.bean = bean;
    this.usualUser = usualUser;
    setUrl(url);
    setApplicationName("aludel");
    setTcpKeepAlive(true);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Map<String, String> given = given();
    String user = given.getOrDefault(CredentialsProvider.USER_PROPERTY_NAME, usualUser);
    return getConnection(
        user.isEmpty() ? null : user, given.get(CredentialsProvider.PASSWORD_PROPERTY_NAME));
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return super.getConnection(user, password);
  }

  private Map<String, String> given() {
    CredentialsProvider found = found();
    try {
      Map<String, String> credentials = found.getCredentials(provider);
      return credentials == null ? Map.of() : credentials;
    } catch (RuntimeException e) {
      throw because(
          e,
          "The credentials provider gave nothing for '%s': %s".formatted(provider, e.getMessage()),
          "Look into the provider; or set 'user' and 'password', which need none.");
    }
  }

  private CredentialsProvider found() {
    try {
      return CredentialsProviderFinder.find(bean.isEmpty() ? null : bean);
    } catch (RuntimeException e) {
      throw because(
          e,
          bean.isEmpty()
              ? "There is no credentials provider to ask for '%s'.".formatted(provider)
              : "There is no credentials provider '%s' to ask for '%s'.".formatted(bean, provider),
          "Add a bean that implements CredentialsProvider"
              + (bean.isEmpty() ? "." : " and is @Named(\"" + bean + "\")."));
    }
  }

  private static ConfigurationException because(
      RuntimeException cause, String description, String action) {
    ConfigurationException failure = new ConfigurationException(description, action);
    failure.addSuppressed(cause);
    return failure;
  }
}
