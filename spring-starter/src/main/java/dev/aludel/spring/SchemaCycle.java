package dev.aludel.spring;

import dev.aludel.error.ConfigurationException;
import java.util.function.Supplier;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.ListableBeanFactory;

/** A bean that the schema is made with, and that needs what waits for the schema. */
final class SchemaCycle {

  private SchemaCycle() {}

  /** Whether that is why a bean can't be made. */
  static boolean isBehind(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof BeanCurrentlyInCreationException
          || message.contains("Circular depends-on relationship")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes beans of a type that works before the schema is there.
   *
   * @param type their type
   * @param beans where they come from
   * @param making makes them
   * @throws ConfigurationException in plain words in place of Spring's picture of the cycle
   */
  static <T> T refused(Class<?> type, ListableBeanFactory beans, Supplier<T> making) {
    try {
      return making.get();
    } catch (BeansException e) {
      if (!isBehind(e)) {
        throw e;
      }
      String names = String.join("', '", beans.getBeanNamesForType(type));
      ConfigurationException cycle =
          new ConfigurationException(
              "The bean '%s' (%s) is needed before the schema is there, and needs what waits for the schema: JPA, a JdbcTemplate, a DSLContext or the like."
                  .formatted(names, type.getSimpleName()),
              "Let it use a DataSource, as in 'new JdbcTemplate(dataSource)', or the Aludel that it is given.");
      cycle.addSuppressed(e);
      throw cycle;
    }
  }
}
