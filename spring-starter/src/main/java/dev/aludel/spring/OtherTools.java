package dev.aludel.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Other migration tools that are active in the same application. */
final class OtherTools {

  private static final Map<String, String> TYPES =
      Map.of(
          "Flyway", "org.flywaydb.core.Flyway",
          "Liquibase", "liquibase.integration.spring.SpringLiquibase");

  private final ListableBeanFactory beans;

  OtherTools(ListableBeanFactory beans) {
    this.beans = beans;
  }

  void warn(Logger log) {
    for (String name : active()) {
      log.warn(
          "Aludel and {} are both active in this application, and may change the same schema."
              + " Switch one off, with 'aludel.enabled=false' or 'spring.{}.enabled=false'.",
          name,
          name.toLowerCase(Locale.ROOT));
    }
  }

  List<String> active() {
    List<String> names = new ArrayList<>();
    TYPES.forEach(
        (name, type) -> {
          if (ClassUtils.isPresent(type, getClass().getClassLoader())
              && beans.getBeanNamesForType(
                          ClassUtils.resolveClassName(type, getClass().getClassLoader()),
                          true,
                          false)
                      .length
                  > 0) {
            names.add(name);
          }
        });
    return names;
  }
}
