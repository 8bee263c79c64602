package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.UnrunnableRevisionsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build refuses, because the start would. */
class BuildCheckTest {

  @TempDir Path temp;
  private RevisionFolder folder;

  @BeforeEach
  void twoRevisions() {
    folder =
        RevisionFolder.in(temp)
            .revision("20250101_090000_a", "base", "SELECT 1;", "SELECT 1;")
            .revision("20250102_090000_b", "20250101_090000", "SELECT 2;", "SELECT 2;");
  }

  private List<String> check(boolean severalHeads) {
    return Aludel.builder()
        .locations(folder.location())
        .build()
        .workbench()
        .checkForBuild(severalHeads);
  }

  @Test
  void soundRevisionsPass() {
    assertThat(check(false)).isEmpty();
  }

  @Test
  void everyProblemOfEveryFileIsInOneList() {
    folder
        .file(
            "20250103_090000_c.sql",
            "-- @revises 20250102_090000\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrad\nSELECT 1;\n")
        .file(
            "20250104_090000_d.sql", "-- @revises 20250103_090000\n\n-- @upgrade\n-- nothing yet\n")
        .file(
            "20250105_090000_e.sql",
            "-- @revises 20250104_090000\n\n-- @upgrade\n-- @undecided which type\nSELECT 1;\n");
    assertThatThrownBy(() -> check(false))
        .isInstanceOfSatisfying(
            UnrunnableRevisionsException.class,
            e -> {
              assertThat(e.problems()).hasSize(3);
              assertThat(e.problems().get(0)).contains("20250103_090000_c.sql:6: ", "@downgrad");
              assertThat(e.problems().get(1)).contains("has an empty @upgrade section");
              assertThat(e.problems().get(2))
                  .contains("20250105_090000_e.sql:4: '-- @undecided which type'");
            });
  }

  @Test
  void aWayBackThatIsUndecidedIsAWarning() {
    folder.file(
        "20250103_090000_c.sql",
        "-- @revises 20250102_090000\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\n-- @undecided how\nSELECT 1;\n");
    assertThat(check(false))
        .singleElement()
        .asString()
        .contains("20250103_090000_c.sql:7: '-- @undecided how'");
  }

  @Test
  void placeholdersNeedNoValueYet() {
    folder.file(
        "20250103_090000_c.sql",
        "-- @revises 20250102_090000\n-- @placeholders on\n\n-- @upgrade\nGRANT SELECT ON t TO ${reader};\n");
    assertThat(check(false)).isEmpty();
  }

  @Test
  void twoHeadsAreRefusedWithTheFileThatJoinsThem() {
    folder.revision("20250102_100000_c", "20250101_090000", "SELECT 1;", "SELECT 1;");
    assertThatThrownBy(() -> check(false))
        .isInstanceOf(MultipleHeadsException.class)
        .hasMessageContaining("'-- @revises 20250102_090000, 20250102_100000'");
    assertThat(check(true)).isEmpty();
    folder.file("20250102_100001_merge.sql", "-- @revises 20250102_090000, 20250102_100000\n");
    assertThat(check(false)).isEmpty();
  }
}
