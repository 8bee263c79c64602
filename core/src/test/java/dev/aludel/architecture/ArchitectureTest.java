package dev.aludel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.aludel.Aludel;
import dev.aludel.migration.Operations;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rooms of core, and the doors between them; those of core/cli have a test of their own. */
class ArchitectureTest {

  private static final String ROOT = "dev.aludel";

  /** The code itself, without its tests. */
  private static final JavaClasses CORE = new ClassFileImporter().importUrl(placeOf(Aludel.class));

  private static final JavaClasses CORE_AND_TESTS =
      new ClassFileImporter()
          .importUrls(List.of(placeOf(Aludel.class), placeOf(ArchitectureTest.class)));

  /** A facade and its builder, a type and those it is sealed for. */
  private static final List<String> KNOWN_CIRCLES =
      List.of(
          "dev.aludel.Aludel, dev.aludel.AludelBuilder",
          "dev.aludel.internal.script.file.MigrationScript,"
              + " dev.aludel.internal.script.file.Script,"
              + " dev.aludel.internal.script.file.SqlScript");

  /** Each room, ground floor first, and the rooms it may use. */
  private static final Map<String, List<String>> ROOMS = rooms();

  static Map<String, List<String>> rooms() {
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    room(rooms, "internal.text", "");
    room(rooms, "error", "internal.text");
    room(rooms, "revision", "error internal.text");
    room(rooms, "schema", "error");
    room(rooms, "operation", "schema error");
    room(rooms, "migration", "operation schema error");
    room(rooms, "setting", "revision error");
    room(rooms, "request", "operation schema setting revision error");
    room(rooms, "report", "setting revision operation schema error");
    room(rooms, "internal.sql", "operation schema setting error");
    room(
        rooms,
        "internal.database",
        "internal.sql setting report schema revision error internal.text");
    room(rooms, "internal.reflection", "internal.database internal.sql schema error");
    room(rooms, "internal.autogenerate", "operation schema setting error");
    room(
        rooms,
        "internal.script",
        "migration revision internal.sql setting request report error internal.text");
    room(
        rooms,
        "internal.run",
        "internal.script internal.database internal.sql migration operation report setting revision"
            + " error internal.text");
    room(
        rooms,
        "internal.target",
        "internal.run internal.reflection internal.autogenerate internal.database internal.script"
            + " internal.sql migration operation schema request report setting revision error");
    room(rooms, "internal.config", "setting error internal.text");
    room(rooms, "facade", String.join(" ", rooms.keySet()));
    return rooms;
  }

  /** Other modules have classes of their own below the same root. */
  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static void room(Map<String, List<String>> rooms, String name, String mayUse) {
    rooms.put(name, mayUse.isEmpty() ? List.of() : Arrays.asList(mayUse.split(" ")));
  }

  @Test
  void eachRoomUsesOnlyTheRoomsItsRowNames() {
    // A room that isn't built yet is an empty layer, and that is fine.
    LayeredArchitecture house =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .withOptionalLayers(true);
    for (String room : ROOMS.keySet()) {
      house =
          room.equals("facade")
              ? house.layer(room).definedBy(ROOT)
              : house.layer(room).definedBy(ROOT + "." + room + "..");
    }
    for (Map.Entry<String, List<String>> room : ROOMS.entrySet()) {
      house =
          room.getValue().isEmpty()
              ? house.whereLayer(room.getKey()).mayNotAccessAnyLayer()
              : house
                  .whereLayer(room.getKey())
                  .mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
    }
    house.ensureAllClassesAreContainedInArchitecture().check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(CORE);
  }

  /** Each class stands with those nested in it; what it is sealed for is named by its parent. */
  @Test
  void noClassesFormACircle() {
    assertThat(ClassCircles.in(CORE))
        .as("circles of classes; open one by moving what both need to the one that needs less")
        .containsExactlyElementsOf(KNOWN_CIRCLES);
  }

  @Test
  void jdbcIsSpokenWhereItIsAtHome() {
    noClasses()
        .that(standOutside("internal.database", "internal.reflection"))
        // What a Java revision is written with hands out rows and the connection, and so does
        // whatever implements it.
        .and(
            not(assignableTo(Operations.class))
                .and(not(assignableTo(Operations.RowReader.class)))
                .and(not(named("dev.aludel.Aludel", "dev.aludel.AludelBuilder")))
                .as("are neither Operations nor the builder"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because(
            "JDBC belongs to internal.database and internal.reflection, to Operations, and to the"
                + " builder that takes a DataSource")
        .check(CORE);
  }

  @Test
  void filesAreTouchedWhereTheyAreAtHome() {
    noClasses()
        .that(standOutside("internal.script", "internal.config", "internal.target"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.nio.file..")
                .or(
                    named(
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.nio.channels.FileChannel"))
                .as("touch files"))
        .because("files belong to internal.script, internal.config and internal.target")
        .check(CORE);
  }

  @Test
  void theLibraryPrintsNothing() {
    noClasses()
        .should(ACCESS_STANDARD_STREAMS)
        .because("an application's output is its own; only the module core/cli prints")
        .check(CORE);
  }

  @Test
  void nothingIsLookedUpBehindTheApplicationsBack() {
    noClasses()
        .should()
        .dependOnClassesThat(named("java.util.ServiceLoader"))
        .because("what an application adds is passed to the builder")
        .check(CORE);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(ApiConditions.LIE_IN_A_NULL_MARKED_PACKAGE).check(CORE_AND_TESTS);
  }

  @Test
  void aTestThatNeedsAServerSaysSoInItsName() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Test")
        .and()
        .haveSimpleNameNotEndingWith("PostgresTest")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("dev.aludel.postgres")).as("are no part of a server"))
        .because("-Dtest='!*PostgresTest' runs what needs none")
        .check(CORE_AND_TESTS);
  }

  @Test
  void theApiShowsNoInternalType() {
    classes()
        .that(not(resideInAPackage("..internal..")).as("are API"))
        .and(ApiConditions.CAN_BE_SEEN_FROM_OUTSIDE)
        .should(ApiConditions.SHOW_NO_INTERNAL_TYPE)
        .check(CORE);
  }

  @Test
  void everyFailureBelongsToTheSealedFamily() {
    classes()
        .that(assignableTo(Throwable.class).as("can be thrown"))
        .and(ApiConditions.CAN_BE_SEEN_FROM_OUTSIDE)
        // Carries what the server said from the room that speaks JDBC to the one that knows the
        // revision; that one turns it into a member of the family.
        .and(not(simpleName("ServerException")))
        .should(ApiConditions.BE_MEMBERS_OF_THE_SEALED_ERROR_FAMILY)
        .check(CORE);
  }

  @Test
  void theTableHasARowForEachRoomThatAnotherRowNames() {
    List<String> named = new ArrayList<>();
    ROOMS.values().forEach(named::addAll);
    assertThat(ROOMS.keySet()).containsAll(named);
  }

  private static DescribedPredicate<JavaClass> standOutside(String... rooms) {
    return not(resideInAnyPackage(
            Arrays.stream(rooms).map(room -> ROOT + "." + room + "..").toArray(String[]::new)))
        .as("stand outside " + String.join(", ", rooms));
  }

  /** Classes by name, with those nested in them. */
  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        String.join(", ", names),
        type ->
            Arrays.stream(names)
                .anyMatch(
                    name -> type.getName().equals(name) || type.getName().startsWith(name + "$")));
  }
}
