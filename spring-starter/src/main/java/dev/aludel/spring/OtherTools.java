package dev.aludel.spring;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Other migration tools that are active on a database of Aludel's, in the same application. */
final class OtherTools {

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("Flyway", "org.flywaydb.core.Flyway", "configuration.dataSource"),
          new Tool("Liquibase", "liquibase.integration.spring.SpringLiquibase", "dataSource"));

  private final ListableBeanFactory beans;

  OtherTools(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** The class of a tool's bean, and where that keeps its data source. */
  private record Tool(String name, String type, String dataSource) {}

  void warn(List<Database> databases, Logger log) {
    for (Tool tool : TOOLS) {
      boolean active =
          beans(tool)
              .anyMatch(
                  bean ->
                      databases.stream()
                          .anyMatch(
                              database ->
                                  DatabasePlace.mayBeSame(
                                      dataSource(tool, bean), database.place())));
      if (active) {
        log.warn(
            "Aludel and {} are both active on one database of this application, and may change the same schema."
                + " Switch one off, with 'aludel.enabled=false' or 'spring.{}.enabled=false'.",
            tool.name(),
            tool.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private Stream<?> beans(Tool tool) {
    ClassLoader loader = getClass().getClassLoader();
    return ClassUtils.isPresent(tool.type(), loader)
        ? beans
            .getBeansOfType(ClassUtils.resolveClassName(tool.type(), loader), true, false)
            .values()
            .stream()
        : Stream.empty();
  }

  private static @Nullable Object dataSource(Tool tool, Object bean) {
    return DatabasePlace.property(bean, tool.dataSource());
  }
}
