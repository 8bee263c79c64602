package dev.aludel.spring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Other migration tools that are active on a database of Aludel's, in the same application. */
final class OtherTools {

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("Flyway", "org.flywaydb.core.Flyway", "configuration.dataSource"),
          new Tool("Liquibase", "liquibase.integration.spring.SpringLiquibase", "dataSource"));

  /** Up to the parameters, without who connects. */
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?(?:r2dbcs?:)?(?:pool:)?postgres(?:ql)?://(?:[^@/]*@)?([^?]*).*");

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
                          .anyMatch(database -> isSame(dataSource(tool, bean), database.place())));
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
    return property(bean, tool.dataSource());
  }

  /** What can't be told apart may be the same. */
  private static boolean isSame(@Nullable Object one, Object other) {
    Optional<String> url = url(one);
    Optional<String> otherUrl = url(other);
    return one == other || url.isEmpty() || otherUrl.isEmpty() || url.equals(otherUrl);
  }

  private static Optional<String> url(@Nullable Object place) {
    @Nullable Object url =
        place instanceof DataSource
            ? Optional.ofNullable(property(place, "jdbcUrl"))
                .orElseGet(() -> property(place, "url"))
            : place;
    Matcher matcher = URL.matcher(String.valueOf(url));
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT).replace(":5432/", "/"))
        : Optional.empty();
  }

  private static @Nullable Object property(Object bean, String path) {
    try {
      return PropertyAccessorFactory.forBeanPropertyAccess(bean).getPropertyValue(path);
    } catch (BeansException e) {
      return null;
    }
  }
}
