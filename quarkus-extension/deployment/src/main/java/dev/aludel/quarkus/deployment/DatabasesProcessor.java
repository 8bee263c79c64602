package dev.aludel.quarkus.deployment;

import dev.aludel.error.ConfigurationException;
import dev.aludel.quarkus.AludelBuildTimeConfig;
import dev.aludel.quarkus.AludelBuildTimeConfig.DatabaseBuildTimeConfig;
import dev.aludel.quarkus.AludelDataSource;
import dev.aludel.quarkus.ManagedDatabase;
import io.quarkus.agroal.spi.JdbcDataSourceBuildItem;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.CustomScopeAnnotationsBuildItem;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.runtime.LaunchMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Settles which databases there are, and where the revisions of each lie. */
@BuildSteps(onlyIf = AludelEnabled.class)
final class DatabasesProcessor {

  private static final Logger LOG = Logger.getLogger("dev.aludel");

  private static final String OUTSIDE =
      "Class '%s' has @Revision but lies in none of the locations %s, so it never runs.";

  private static final List<String> LOCATIONS = List.of("classpath:db/migrations");

  /** A placeholder {@code locations} would make a database of the word before it. */
  private static final Set<String> NO_DATABASES =
      Set.of(DataSourceUtil.DEFAULT_DATASOURCE_NAME, "placeholders");

  DatabasesProcessor() {}

  @BuildStep
  ManagedDatabasesBuildItem databases(
      AludelBuildTimeConfig config,
      List<JdbcDataSourceBuildItem> pools,
      CombinedIndexBuildItem index,
      CustomScopeAnnotationsBuildItem scopes,
      LaunchModeBuildItem launch,
      Capabilities capabilities) {
    // A new project has entities before it has a revision; the Dev UI writes the first one.
    boolean begins =
        launch.getLaunchMode() == LaunchMode.DEVELOPMENT
            && capabilities.isPresent(Capability.HIBERNATE_ORM);
    RevisionClasses classes = new RevisionClasses(index.getIndex(), scopes::isScopeDeclaredOn);
    Set<String> pooled =
        pools.stream().map(JdbcDataSourceBuildItem::getName).collect(Collectors.toSet());
    List<ManagedDatabase> databases = new ArrayList<>();
    new TreeMap<>(config.databases())
        .forEach(
            (name, further) -> {
              if (!NO_DATABASES.contains(name) && further.locations().isPresent()) {
                databases.add(managed(name, further, pooled, begins, classes));
              }
            });
    String unnamed = DataSourceUtil.DEFAULT_DATASOURCE_NAME;
    DatabaseBuildTimeConfig main = Objects.requireNonNull(config.databases().get(unnamed));
    if (databases.isEmpty()
        || main.locations().isPresent()
        || hasUnnamed(pooled) && !isOthers(databases)) {
      databases.add(0, managed("", main, pooled, begins, classes));
    }
    check(databases, classes);
    ManagedDatabasesBuildItem managed = new ManagedDatabasesBuildItem(databases);
    classes
        .outside(Locations.onClassPath(managed.locations()))
        .forEach(name -> LOG.warnf(OUTSIDE, name, managed.locations()));
    return managed;
  }

  private static void check(List<ManagedDatabase> databases, RevisionClasses classes) {
    try {
      new RevisionQualifiers(databases).check(classes);
    } catch (ConfigurationException e) {
      e.setStackTrace(new StackTraceElement[0]);
      throw e;
    }
  }

  @BuildStep
  AdditionalBeanBuildItem qualifier() {
    return AdditionalBeanBuildItem.unremovableOf(AludelDataSource.class);
  }

  private static boolean hasUnnamed(Set<String> pooled) {
    return pooled.contains(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
        || ConfigProvider.getConfig()
            .getOptionalValue("quarkus.datasource.db-kind", String.class)
            .isPresent();
  }

  /** The modules of an application may have its data source for themselves. */
  private static boolean isOthers(List<ManagedDatabase> databases) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    return databases.stream().anyMatch(database -> database.dataSource().isEmpty())
        && Locations.onClassPath(LOCATIONS).stream()
            .allMatch(folder -> classes.getResource(folder) == null);
  }

  /** The one without a name is called {@code default}; Quarkus itself sets that in brackets. */
  private static String named(String dataSource) {
    return dataSource.equals("default") || DataSourceUtil.isDefault(dataSource) ? "" : dataSource;
  }

  private static ManagedDatabase managed(
      String name,
      DatabaseBuildTimeConfig config,
      Set<String> pooled,
      boolean begins,
      RevisionClasses classes) {
    List<String> locations = config.locations().orElse(LOCATIONS);
    String dataSource = config.dataSource().map(DatabasesProcessor::named).orElse(name);
    return new ManagedDatabase(
        name,
        dataSource,
        locations,
        config.allowSeveralHeads(),
        config.allowEmpty() || begins,
        pooled.contains(dataSource.isEmpty() ? DataSourceUtil.DEFAULT_DATASOURCE_NAME : dataSource),
        classes.beansBelow(Locations.onClassPath(locations)));
  }
}
