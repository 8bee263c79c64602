package dev.aludel.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Which beans of a type are for which database, as {@link AludelDataSource} on them says. */
final class DatabaseBeans {

  private DatabaseBeans() {}

  /**
   * Finds those that are for one database, and makes none. One without a mark is for the database
   * without a name.
   *
   * @param beans where they are
   * @param type their type
   * @param database the name under {@code aludel.databases}, or an empty text
   * @return their names
   */
  static List<String> names(ConfigurableListableBeanFactory beans, Class<?> type, String database) {
    return names(beans, type, mark -> mark.orElse("").equals(database));
  }

  /**
   * Finds those that are for other databases alone, and makes none. One without a mark is for all.
   *
   * @param beans where they are
   * @param type their type
   * @param database the name under {@code aludel.databases}, or an empty text
   * @return their names
   */
  static List<String> ofOthers(
      ConfigurableListableBeanFactory beans, Class<?> type, String database) {
    return names(beans, type, mark -> mark.filter(name -> !name.equals(database)).isPresent());
  }

  private static List<String> names(
      ConfigurableListableBeanFactory beans, Class<?> type, Predicate<Optional<String>> wanted) {
    return Arrays.stream(beans.getBeanNamesForType(type, true, false))
        .filter(
            name ->
                wanted.test(
                    Optional.ofNullable(beans.findAnnotationOnBean(name, AludelDataSource.class))
                        .map(AludelDataSource::value)))
        .toList();
  }
}
