package dev.aludel.spring;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Finds the revisions while the application is processed ahead of time, so that it searches nothing
 * when it runs. What is wrong with them stops the build with the library's own words; none of their
 * code is called, and no database is asked.
 */
final class RevisionIndexAotProcessor implements BeanFactoryInitializationAotProcessor {

  private static final Logger LOG = LoggerFactory.getLogger("dev.aludel");
  private static final String DEFAULT = "classpath:db/migrations";
  private static final String FILES = "filesystem:";
  private static final String ONE_HEAD = "head";

  RevisionIndexAotProcessor() {}

  @Override
  public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
      ConfigurableListableBeanFactory beans) {
    if (beans.getBeanNamesForType(AludelInitializer.class, true, false).length == 0) {
      return null;
    }
    Environment environment =
        beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class);
    AludelProperties properties =
        Binder.get(environment).bindOrCreate("aludel", AludelProperties.class);
    BeanTypes types = BeanTypes.of(beans);
    Map<String, AludelProperties> databases = new LinkedHashMap<>(properties.further());
    databases.put("", properties);
    List<String> locations = new ArrayList<>();
    databases.forEach(
        (name, settings) -> {
          List<String> places = locations(settings);
          locations.addAll(places);
          if (places.stream().noneMatch(place -> place.startsWith(FILES)) && types.under(places)) {
            check(name, settings.texts(), builder(beans, types, places));
          }
        });
    return new RevisionIndexContribution(
        locations, all -> builder(beans, types, all).build().workbench());
  }

  private static void check(String database, Map<String, String> settings, AludelBuilder builder) {
    boolean severalHeads = !settings.getOrDefault("target", ONE_HEAD).equals(ONE_HEAD);
    try {
      builder
          .settings(Map.of("allow-empty", settings.getOrDefault("allow-empty", "")))
          .build()
          .workbench()
          .checkForBuild(severalHeads)
          .forEach(LOG::warn);
    } catch (MultipleHeadsException e) {
      throw e.withRemedy(
          "Where several are meant, set 'aludel.%starget=heads'."
              .formatted(database.isEmpty() ? "" : "databases." + database + "."));
    }
  }

  private static List<String> locations(AludelProperties settings) {
    return Arrays.stream(settings.texts().getOrDefault("locations", DEFAULT).split(","))
        .map(String::strip)
        .filter(place -> !place.isEmpty())
        .toList();
  }

  private static AludelBuilder builder(
      ConfigurableListableBeanFactory beans, BeanTypes types, List<String> locations) {
    return Aludel.builder()
        .classLoader(Objects.requireNonNull(beans.getBeanClassLoader()))
        .locations(locations.toArray(String[]::new))
        .migrations(types);
  }

  /** The Java revisions that are beans, of which there are only classes yet. */
  private record BeanTypes(Set<Class<?>> types) implements MigrationFactory {

    static BeanTypes of(ConfigurableListableBeanFactory beans) {
      return new BeanTypes(
          Stream.of(beans.getBeanNamesForType(Migration.class, true, false))
              .map(name -> Objects.requireNonNull(beans.getType(name, false)))
              .map(ClassUtils::getUserClass)
              .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a search of these places finds all of them: else the graph has holes yet. */
    boolean under(List<String> places) {
      List<String> packages =
          places.stream().map(place -> place.replaceFirst("^classpath:", "") + "/").toList();
      return types.stream()
          .map(type -> type.getName().replace('.', '/'))
          .allMatch(path -> packages.stream().anyMatch(path::startsWith));
    }

    @Override
    public boolean makes(Class<? extends Migration> type) {
      return types.contains(type);
    }

    @Override
    public Migration make(Class<? extends Migration> type) {
      throw new IllegalStateException(
          "The bean '%s' is there when the application runs, not when it is built."
              .formatted(type.getName()));
    }
  }
}
