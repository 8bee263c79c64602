package dev.aludel.spring;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the database is, as an application or a service connection knows it. It is asked whenever a
 * connection is opened, so that credentials may change while the application runs.
 */
public interface AludelConnectionDetails extends ConnectionDetails {

  /** {@return the JDBC URL} */
  String url();

  /** {@return who connects; empty where the URL says it} */
  String user();

  /** {@return the password; empty where none is needed} */
  String password();

  /**
   * Whether the application's own data source goes first. A container is reached by that one too,
   * and a second way would be one connection more.
   *
   * @return false unless overridden
   */
  default boolean yieldsToDataSource() {
    return false;
  }
}
