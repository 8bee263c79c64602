package dev.aludel.quarkus.deployment;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.error.AludelException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import dev.aludel.quarkus.ManagedDatabase;
import dev.aludel.report.IndexedRevisions;
import dev.aludel.setting.Policies;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Checks the revisions of each database, and writes down where they are, so that the application
 * searches for nothing when it starts.
 */
@BuildSteps(onlyIf = AludelEnabled.class)
final class RevisionsProcessor {

  private static final Logger LOG = Logger.getLogger("dev.aludel");

  RevisionsProcessor() {}

  @BuildStep
  void index(
      ManagedDatabasesBuildItem managed,
      BuildProducer<GeneratedResourceBuildItem> generated,
      BuildProducer<NativeImageResourceBuildItem> resources,
      BuildProducer<ReflectiveClassBuildItem> reflective) {
    StringBuilder index = new StringBuilder();
    IndexedRevisions revisions = checked(managed, index);
    generated.produce(
        new GeneratedResourceBuildItem(
            IndexedRevisions.PATH, index.toString().getBytes(StandardCharsets.UTF_8)));
    List<String> read = new ArrayList<>(revisions.files());
    read.add(0, IndexedRevisions.PATH);
    resources.produce(new NativeImageResourceBuildItem(read));
    reflective.produce(
        ReflectiveClassBuildItem.builder(revisions.classes().toArray(String[]::new))
            .constructors()
            .build());
  }

  /** Stops the build with the library's own words, and nothing around them. */
  private static IndexedRevisions checked(ManagedDatabasesBuildItem managed, Appendable index) {
    try {
      managed.databases().forEach(RevisionsProcessor::check);
      return builder(managed.locations(), managed.beans()).build().workbench().index(index);
    } catch (AludelException e) {
      e.setStackTrace(new StackTraceElement[0]);
      throw e;
    }
  }

  /** A file that is new counts as well as one that changed. */
  @BuildStep
  HotDeploymentWatchedFileBuildItem watch(ManagedDatabasesBuildItem managed) {
    List<String> folders = Locations.onClassPath(managed.locations());
    return HotDeploymentWatchedFileBuildItem.builder()
        .setLocationPredicate(
            path ->
                path.toLowerCase(Locale.ROOT).endsWith(".sql")
                    && folders.stream().anyMatch(folder -> path.startsWith(folder + "/")))
        .build();
  }

  @BuildStep
  AdditionalBeanBuildItem injectedRevisions(ManagedDatabasesBuildItem managed) {
    return AdditionalBeanBuildItem.builder()
        .addBeanClasses(managed.beans())
        .setDefaultScope(DotNames.SINGLETON)
        .setUnremovable()
        .build();
  }

  /**
   * What lies in the build machine's file system says nothing of where the application will run.
   */
  private static void check(ManagedDatabase database) {
    if (Locations.anyInFileSystem(database.locations())) {
      return;
    }
    try {
      builder(database.locations(), database.beans())
          .policies(Policies.defaults().withAllowEmpty(database.allowEmpty()))
          .build()
          .workbench()
          .checkForBuild(database.allowSeveralHeads())
          .forEach(LOG::warn);
    } catch (MultipleHeadsException e) {
      throw e.withRemedy(
          "Where several are meant, set 'quarkus.aludel.%sallow-several-heads=true'."
              .formatted(database.name().isEmpty() ? "" : "\"" + database.name() + "\"."));
    }
  }

  private static AludelBuilder builder(List<String> locations, List<String> beans) {
    return Aludel.builder()
        .classLoader(Thread.currentThread().getContextClassLoader())
        .locations(locations.toArray(String[]::new))
        .migrations(new LaterInjected(beans));
  }

  /** The container makes them when they run; a build never makes one. */
  private record LaterInjected(List<String> beans) implements MigrationFactory {
    @Override
    public boolean makes(Class<? extends Migration> type) {
      return beans.contains(type.getName());
    }

    @Override
    public Migration make(Class<? extends Migration> type) {
      throw new IllegalStateException("no revision runs while an application is built");
    }
  }
}
