package dev.aludel.spring;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The beans of a type that are for one database: those marked with its name, or with none. */
final class DatabaseBeans {

  private DatabaseBeans() {}

  /**
   * Finds them, and makes none.
   *
   * @param beans where they are
   * @param type their type
   * @param database the name under {@code aludel.databases}, or an empty text
   * @return their names
   */
  static List<String> names(ConfigurableListableBeanFactory beans, Class<?> type, String database) {
    return Arrays.stream(beans.getBeanNamesForType(type, true, false))
        .filter(
            name -> {
              AludelDataSource mark = beans.findAnnotationOnBean(name, AludelDataSource.class);
              return database.equals(mark == null ? "" : mark.value());
            })
        .toList();
  }
}
