package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.revision.RevisionNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class MigrationScriptTest {

  private static final String HERE = MigrationScriptTest.class.getName() + "$";

  @Test
  void readsTheWholeAnnotation() {
    MigrationScript script = MigrationScript.of(Full.class);

    assertThat(script.node())
        .isEqualTo(
            new RevisionNode(
                "20250101_120000",
                List.of("20241231_120000", "20241231_130000"),
                List.of("billing"),
                List.of("reports", "charts"),
                "join the two lines",
                HERE + "Full"));
    assertThat(script.options())
        .isEqualTo(
            new ScriptOptions(
                false,
                Optional.of(Duration.ofSeconds(3)),
                Optional.of(Duration.ofMinutes(5)),
                false,
                false));
    assertThat(script.targetClass()).isEqualTo(Full.class);
    assertThat(script.reversible()).isTrue();
  }

  @Test
  void takesTheMessageFromTheClassNameWhereTheAnnotationHasNone() {
    MigrationScript script = MigrationScript.of(R20250102_120000_BackfillURLSlugs.class);

    assertThat(script.node())
        .isEqualTo(
            new RevisionNode(
                "20250102_120000",
                List.of(),
                List.of(),
                List.of(),
                "backfill URL slugs",
                HERE + "R20250102_120000_BackfillURLSlugs"));
    assertThat(script.options()).isEqualTo(ScriptOptions.DEFAULT);
    assertThat(script.reversible()).isFalse();
    assertThat(MigrationScript.of(Nameless.class).node().message()).isEmpty();
  }

  @Test
  void makesANewInstanceEachTime() {
    MigrationScript script = MigrationScript.of(Nameless.class);

    Migration first = script.migration();

    assertThat(first).isExactlyInstanceOf(Nameless.class);
    assertThat(script.migration()).isExactlyInstanceOf(Nameless.class).isNotSameAs(first);
  }

  @Test
  void keepsTheInstanceThatIsHandedInAndLooksThroughItsProxy() {
    Injected proxy = new Injected("a part") {};

    MigrationScript script = MigrationScript.of(proxy);

    assertThat(script.migration()).isSameAs(proxy);
    assertThat(script.targetClass()).isEqualTo(Injected.class);
    assertThat(script.node().id()).isEqualTo("injected");
    assertThat(script.node().origin()).isEqualTo(HERE + "Injected");
  }

  @Test
  void refusesAnInstanceWithoutAnAnnotation() {
    Migration proxy =
        (Migration)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Migration.class},
                (self, method, arguments) -> null);

    assertThatThrownBy(() -> MigrationScript.of(proxy))
        .isExactlyInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "The migration that was handed in is a '%s', and neither this class nor one above it has @Revision. Annotate it; if it is a proxy, let it be one by class, not by interface."
                .formatted(proxy.getClass().getName()));
  }

  @Test
  void refusesClassesThatCannotBeInstantiated() {
    assertProblems(
        Interface.class,
        "Class '%sInterface' has @Revision but is an interface. Move the annotation to a class that can be instantiated.");
    assertProblems(
        Abstract.class,
        "Class '%sAbstract' has @Revision but is abstract. Move the annotation to a class that can be instantiated.");
    assertProblems(
        Inner.class, "Class '%sInner' has @Revision but is an inner class. Make it static.");
    assertProblems(
        Closed.class,
        "Class '%sClosed' has @Revision but is not public. Make 'Closed' public.",
        "Class '%sClosed' has @Revision but has no public constructor without parameters. Give it one, or hand in an instance with 'migrations(…)'.");
    assertProblems(
        Outer.InClosed.class,
        "Class '%sOuter$InClosed' has @Revision but lies in a class that is not public. Make 'Outer' public.");
    assertProblems(
        Injected.class,
        "Class '%sInjected' has @Revision but has no public constructor without parameters. Give it one, or hand in an instance with 'migrations(…)'.");
  }

  @Test
  void namesEverythingThatIsWrongWithAnAnnotation() {
    assertProblems(
        Wrong.class,
        "The @Revision of class '%sWrong' has \"base\" and other ids in 'revises'. Keep \"base\" or the ids.",
        "The @Revision of class '%sWrong' has an empty name in 'dependsOn'. Fill it in, or remove it.",
        "The @Revision of class '%sWrong' names 'z' twice in 'labels'. Name it once.",
        "The @Revision of class '%sWrong' has the lockTimeout '3 moons'. Write a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds (at most 24d).",
        "The @Revision of class '%sWrong' has the statementTimeout '5m'. Write a number and a unit: ms, s, min, h or d, such as '3s'; a number alone is milliseconds (at most 24d).");
    assertProblems(
        Rootless.class,
        "The @Revision of class '%sRootless' names nothing in 'revises'. Name the revision it follows, or \"base\" if it follows none.");
  }

  @Test
  void saysWhyAConstructorFailed() {
    MigrationScript script = MigrationScript.of(Failing.class);

    assertThatThrownBy(script::migration)
        .isExactlyInstanceOf(InvalidRevisionsException.class)
        .hasMessage(
            "Class '%sFailing' can't be instantiated: its constructor failed (java.lang.IllegalStateException: no wine left). Repair it, or hand in an instance with 'migrations(…)'."
                .formatted(HERE))
        .hasRootCauseMessage("no wine left");
  }

  private static void assertProblems(Class<? extends Migration> type, String... problems) {
    assertThatThrownBy(() -> MigrationScript.of(type))
        .isInstanceOfSatisfying(
            InvalidRevisionsException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        java.util.Arrays.stream(problems)
                            .map(problem -> problem.replace("%s", HERE))
                            .toArray(String[]::new)));
  }

  @Revision(
      id = "20250101_120000",
      revises = {"20241231_120000", " 20241231_130000 "},
      dependsOn = "billing",
      labels = {"reports", "charts"},
      message = "join the two lines",
      transaction = false,
      lockTimeout = "3s",
      statementTimeout = "5 min",
      retry = false)
  public static final class Full implements ReversibleMigration {
    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}
  }

  public abstract static class Empty implements Migration {
    @Override
    public void upgrade(Operations op) {}
  }

  @Revision(id = "20250102_120000", revises = "base")
  public static final class R20250102_120000_BackfillURLSlugs extends Empty {}

  @Revision(id = "20250103_120000", revises = "20250102_120000")
  public static final class Nameless extends Empty {}

  @Revision(id = "injected", revises = "base")
  public static class Injected extends Empty {
    public Injected(String part) {
      assertThat(part).isNotEmpty();
    }
  }

  @Revision(id = "x", revises = "base")
  public interface Interface extends Migration {}

  @Revision(id = "x", revises = "base")
  public abstract static class Abstract extends Empty {}

  @Revision(id = "x", revises = "base")
  public final class Inner extends Empty {}

  @Revision(id = "x", revises = "base")
  static final class Closed extends Empty {}

  static final class Outer {
    @Revision(id = "x", revises = "base")
    public static final class InClosed extends Empty {}
  }

  @Revision(
      id = "x",
      revises = {"base", "y"},
      dependsOn = " ",
      labels = {"z", "y", "z"},
      lockTimeout = "3 moons",
      statementTimeout = "5m")
  public static final class Wrong extends Empty {}

  @Revision(
      id = "x",
      revises = {})
  public static final class Rootless extends Empty {}

  @Revision(id = "x", revises = "base")
  public static final class Failing extends Empty {
    public Failing() {
      throw new IllegalStateException("no wine left");
    }
  }
}
