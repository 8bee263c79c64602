package dev.aludel.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The rooms of the command line, and what they may use of the library. */
class ArchitectureTest {

  private static final JavaClasses COMMAND_LINE =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void commandsUseTheApiAndTheReadingOfSettings() {
    classes()
        .that()
        .resideInAPackage("dev.aludel.cli")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("dev.aludel.internal.."))
                .or(resideInAPackage("dev.aludel.internal.config.."))
                .or(resideInAPackage("dev.aludel.internal.text..")))
        .check(COMMAND_LINE);
  }

  @Test
  void picturesAreDrawnFromReportsAlone() {
    classes()
        .that()
        .resideInAPackage("dev.aludel.cli.picture..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.aludel.cli.picture..",
            "dev.aludel.internal.text",
            "dev.aludel.report",
            "dev.aludel.revision",
            "java..",
            "org.jspecify..")
        .check(COMMAND_LINE);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(COMMAND_LINE);
  }

  @Test
  void noCommandSpeaksJdbc() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .check(COMMAND_LINE);
  }
}
