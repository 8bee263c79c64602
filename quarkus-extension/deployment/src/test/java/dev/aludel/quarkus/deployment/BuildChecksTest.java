package dev.aludel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.UnrunnableRevisionsException;
import dev.aludel.quarkus.AludelBuildTimeConfig;
import dev.aludel.quarkus.ManagedDatabase;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.InitTaskBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build finds out, without building an application around it. */
class BuildChecksTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  @TempDir private Path folder;

  @BeforeEach
  void seeTheFolder() throws IOException {
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
  }

  @AfterEach
  void seeItNoMore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void duplicatesMissingParentsAndLoopsAreToldTogether() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    revision("m/more/20250101_000001_same.sql", "base");
    revision("m/20250101_000002_two.sql", "20240101_000000");
    revision("m/20250101_000003_three.sql", "20250101_000004");
    revision("m/20250101_000004_four.sql", "20250101_000003");
    assertThatThrownBy(() -> index(database(false, false)))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageStartingWith("Found 3 problems in the revisions:")
        .hasMessageContaining("20250101_000001_one.sql")
        .hasMessageContaining("'20240101_000000'")
        .hasMessageContaining("20250101_000003");
  }

  @Test
  void twoHeadsAreWhatAnUpgradeWouldSayUnlessTheyAreAllowed() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    revision("m/20250101_000002_two.sql", "20250101_000001");
    revision("m/20250101_000003_three.sql", "20250101_000001");
    assertThatThrownBy(() -> index(database(false, false)))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessage(
            """
            Found 2 heads: '20250101_000002' (two), '20250101_000003' (three).
            Join them with 'merge 20250101_000002 20250101_000003', or name the one you want: 'upgrade 20250101_000002'. The merge is a new file with the line '-- @revises 20250101_000002, 20250101_000003'. Until then 'upgrade heads' takes all of them. Where several are meant, set 'quarkus.aludel.allow-several-heads=true'.""");
    assertThat(index(database(true, false)))
        .contains("m/20250101_000002_two.sql", "m/20250101_000003_three.sql");
  }

  @Test
  void whatAStartWouldRefuseIsRefusedByTheBuildAllAtOnce() throws IOException {
    Path file = Files.createDirectories(folder.resolve("m")).resolve("20250101_000001_one.sql");
    Files.writeString(
        file, "-- @revises base\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrad\nSELECT 2;\n");
    Files.writeString(
        folder.resolve("m/20250101_000002_two.sql"),
        "-- @revises 20250101_000001\n\n-- @upgrade\n-- nothing yet\n");
    assertThatThrownBy(() -> index(database(false, false)))
        .isInstanceOf(UnrunnableRevisionsException.class)
        .hasMessageContaining("m/20250101_000001_one.sql:6: ")
        .hasMessageContaining("@downgrad")
        .hasMessageContaining("'20250101_000002' (two) has an empty @upgrade section");
  }

  @Test
  void findingNothingStopsTheBuildUnlessThatIsFine() {
    assertThatThrownBy(() -> index(database(false, false)))
        .isInstanceOf(InvalidRevisionsException.class)
        .hasMessageStartingWith("Found no revision under classpath:m.");
    assertThat(index(database(false, true))).doesNotContain("sql\t");
  }

  @Test
  void aFolderOfTheFileSystemIsReadWhenTheApplicationStarts() {
    ManagedDatabase elsewhere =
        new ManagedDatabase(
            "", "", List.of("filesystem:/srv/nowhere"), false, false, true, List.of());
    assertThat(index(elsewhere)).startsWith("aludel-index\t1\napplication\n");
  }

  @Test
  void aNativeImageGetsTheIndexTheFilesAndTheConstructors() throws IOException {
    revision("m/20250101_000001_one.sql", "base");
    ManagedDatabase both =
        new ManagedDatabase(
            "",
            "",
            List.of("classpath:m", "dev/aludel/quarkus/revisions"),
            true,
            false,
            true,
            List.of("dev.aludel.quarkus.revisions.R20250103_090000_Greet"));
    List<NativeImageResourceBuildItem> resources = new ArrayList<>();
    List<ReflectiveClassBuildItem> classes = new ArrayList<>();
    revision("m/20250102_090000_parent.sql", "20250101_000001");
    new RevisionsProcessor()
        .index(
            new ManagedDatabasesBuildItem(List.of(both)), item -> {}, resources::add, classes::add);
    assertThat(resources.get(0).getResources())
        .containsExactly(
            "META-INF/aludel/index", "m/20250101_000001_one.sql", "m/20250102_090000_parent.sql");
    assertThat(classes.get(0).getClassNames())
        .containsExactly(
            "dev.aludel.quarkus.revisions.R20250103_090000_Greet",
            "dev.aludel.quarkus.revisions.R20250104_090000_Plain");
    assertThat(classes.get(0).isConstructors()).isTrue();
    assertThat(System.getProperty("test.initialised", "")).doesNotContain("URLClassLoader");
  }

  @Test
  void devModeWatchesTheLocationsForFilesThatChangeOrAreNew() {
    Predicate<String> watched =
        new RevisionsProcessor()
            .watch(new ManagedDatabasesBuildItem(List.of(database(false, false))))
            .getLocationPredicate();
    assertThat(List.of("m/a.sql", "m/deeper/b.SQL")).allMatch(watched);
    assertThat(List.of("m/a.txt", "mm/a.sql", "application.properties")).noneMatch(watched);
  }

  @Test
  void kubernetesHearsOfAJobOnlyWhereTheApplicationAsksForIt() {
    assertThat(initTasks(false)).isEmpty();
    assertThat(initTasks(true))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getName()).isEqualTo("shop-aludel-init");
              assertThat(task.getTaskEnvVars())
                  .isEqualTo(
                      Map.of("QUARKUS_INIT_AND_EXIT", "true", "QUARKUS_ALUDEL_MODE", "upgrade"));
              assertThat(task.getAppEnvVars()).isEqualTo(Map.of("QUARKUS_ALUDEL_MODE", "wait"));
            });
  }

  private List<InitTaskBuildItem> initTasks(boolean asked) {
    List<InitTaskBuildItem> tasks = new ArrayList<>();
    new KubernetesProcessor()
        .initTask(
            new Config(asked),
            new ApplicationInfoBuildItem(Optional.of("shop"), Optional.of("1")),
            new ManagedDatabasesBuildItem(List.of(database(false, false))),
            tasks::add);
    return tasks;
  }

  private record Config(boolean initTask) implements AludelBuildTimeConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public boolean healthEnabled() {
      return true;
    }

    @Override
    public Map<String, DatabaseBuildTimeConfig> databases() {
      return Map.of();
    }
  }

  private static ManagedDatabase database(boolean severalHeads, boolean empty) {
    return new ManagedDatabase(
        "", "", List.of("classpath:m"), severalHeads, empty, true, List.of());
  }

  private static String index(ManagedDatabase database) {
    List<GeneratedResourceBuildItem> generated = new ArrayList<>();
    new RevisionsProcessor()
        .index(
            new ManagedDatabasesBuildItem(List.of(database)),
            generated::add,
            item -> {},
            item -> {});
    assertThat(generated.get(0).getName()).isEqualTo("META-INF/aludel/index");
    return new String(generated.get(0).getData(), StandardCharsets.UTF_8);
  }

  private void revision(String path, String revises) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "-- @revises " + revises + "\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\nSELECT 1;\n");
  }
}
