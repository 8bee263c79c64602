package dev.aludel.spring;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.JdbcDatabaseContainer;

/** Reads where the database is from a container that is marked as a service connection. */
final class PostgresContainerDetails
    extends ContainerConnectionDetailsFactory<JdbcDatabaseContainer<?>, AludelConnectionDetails> {

  PostgresContainerDetails() {}

  @Override
  protected AludelConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
    return new ContainerDetails(source);
  }

  private static final class ContainerDetails
      extends ContainerConnectionDetails<JdbcDatabaseContainer<?>>
      implements AludelConnectionDetails {

    ContainerDetails(ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
      super(source);
    }

    @Override
    public String url() {
      return getContainer().getJdbcUrl();
    }

    @Override
    public String user() {
      return getContainer().getUsername();
    }

    @Override
    public String password() {
      return getContainer().getPassword();
    }

    /** With JDBC on the class path the application's own pool leads to the container already. */
    @Override
    public boolean yieldsToDataSource() {
      return true;
    }
  }
}
