package dev.aludel.internal.script.file;

import dev.aludel.error.AludelException;
import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.internal.text.DurationText;
import dev.aludel.migration.Migration;
import dev.aludel.migration.MigrationFactory;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import dev.aludel.revision.RevisionNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A revision written in Java: its annotation now, its code when it is asked for. */
public final class MigrationScript implements Script {

  private static final String BASE = "base";

  private final Class<?> targetClass;
  private final RevisionNode node;
  private final ScriptOptions options;
  private final boolean replayed;
  private final Supplier<Migration> source;

  private MigrationScript(
      Class<?> targetClass, Revision revision, Supplier<Migration> source, List<String> problems) {
    this.targetClass = targetClass;
    this.source = source;
    this.node =
        new RevisionNode(
            revision.id(),
            parents(revision, problems),
            named("dependsOn", revision.dependsOn(), problems),
            named("labels", revision.labels(), problems),
            revision.message().isEmpty() ? messageIn(targetClass, revision) : revision.message(),
            targetClass.getName());
    this.replayed = revision.replay();
    this.options =
        new ScriptOptions(
            revision.transaction(),
            duration("lockTimeout", revision.lockTimeout(), problems),
            duration("statementTimeout", revision.statementTimeout(), problems),
            revision.retry(),
            false);
    if (!problems.isEmpty()) {
      throw new InvalidRevisionsException(problems);
    }
  }

  private MigrationScript(
      Class<?> targetClass,
      RevisionNode node,
      ScriptOptions options,
      boolean replayed,
      Supplier<Migration> source) {
    this.targetClass = targetClass;
    this.node = node;
    this.options = options;
    this.replayed = replayed;
    this.source = source;
  }

  /**
   * A revision that is instantiated whenever it is about to run.
   *
   * @param type a class that carries {@code @Revision}
   * @return the revision
   * @throws InvalidRevisionsException with everything that is wrong with it
   */
  public static MigrationScript of(Class<? extends Migration> type) {
    return new MigrationScript(type, revision(type), () -> instantiate(type), obstacles(type));
  }

  /** A revision that somebody else instantiates whenever it is about to run. */
  public static MigrationScript of(Class<? extends Migration> type, MigrationFactory factory) {
    return new MigrationScript(type, revision(type), () -> made(type, factory), new ArrayList<>());
  }

  private static Migration made(Class<? extends Migration> type, MigrationFactory factory) {
    try {
      return factory.make(type);
    } catch (AludelException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new InvalidRevisionsException(
          "Class '%s' can't be made: %s. Repair what is injected into it."
              .formatted(type.getName(), e),
          e);
    }
  }

  private static Revision revision(Class<? extends Migration> type) {
    Revision revision = type.getDeclaredAnnotation(Revision.class);
    if (revision == null) {
      throw new InvalidRevisionsException(
          List.of(
              "Class '%s' has no @Revision. Annotate it with its id and what it revises."
                  .formatted(type.getName())));
    }
    return revision;
  }

  /**
   * A revision that the application instantiated; the annotation is also found where a framework
   * has put a generated subclass around it.
   *
   * @param migration the instance
   * @return the revision
   * @throws InvalidRevisionsException with everything that is wrong with it
   */
  public static MigrationScript of(Migration migration) {
    for (Class<?> type = migration.getClass(); type != null; type = type.getSuperclass()) {
      Revision revision = type.getDeclaredAnnotation(Revision.class);
      if (revision != null) {
        return new MigrationScript(type, revision, () -> migration, new ArrayList<>());
      }
    }
    throw new InvalidRevisionsException(
        List.of(
            "The migration that was handed in is a '%s', and neither this class nor one above it has @Revision. Annotate it; if it is a proxy, let it be one by class, not by interface."
                .formatted(migration.getClass().getName())));
  }

  /** {@return the same revision where it stood in the graph once} */
  public MigrationScript at(RevisionNode place) {
    return new MigrationScript(targetClass, place, options, replayed, source);
  }

  /** {@return the class that carries the annotation, also where the instance is a proxy of it} */
  public Class<?> targetClass() {
    return targetClass;
  }

  /**
   * The code: the instance that was handed in, or a new one at each call, so that a repeated run
   * begins with nothing left over.
   *
   * @return the migration
   * @throws InvalidRevisionsException where its constructor fails
   */
  public Migration migration() {
    return source.get();
  }

  @Override
  public RevisionNode node() {
    return node;
  }

  @Override
  public ScriptOptions options() {
    return options;
  }

  /** {@return whether it may run on a scratch database} */
  public boolean replayed() {
    return replayed;
  }

  @Override
  public boolean reversible() {
    return ReversibleMigration.class.isAssignableFrom(targetClass);
  }

  @Override
  public String howToMakeReversible() {
    return "Let " + node.origin() + " implement ReversibleMigration";
  }

  @Override
  public boolean isEmpty() {
    return false; // what code does can't be known
  }

  @Override
  public <R> R match(Function<SqlScript, R> sql, Function<MigrationScript, R> java) {
    return java.apply(this);
  }

  private static List<String> obstacles(Class<?> type) {
    List<String> problems = new ArrayList<>();
    String subject = "Class '" + type.getName() + "' has @Revision but ";
    int modifiers = type.getModifiers();
    if (type.isInterface() || Modifier.isAbstract(modifiers)) {
      problems.add(
          subject
              + (type.isInterface() ? "is an interface" : "is abstract")
              + ". Move the annotation to a class that can be instantiated.");
      return problems;
    }
    if (type.isMemberClass() && !Modifier.isStatic(modifiers)) {
      problems.add(subject + "is an inner class. Make it static.");
      return problems;
    }
    Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
        .filter(one -> !Modifier.isPublic(one.getModifiers()))
        .findFirst()
        .ifPresent(
            one ->
                problems.add(
                    subject
                        + (one == type ? "is not public" : "lies in a class that is not public")
                        + ". Make '"
                        + one.getSimpleName()
                        + "' public."));
    if (Arrays.stream(type.getConstructors()).noneMatch(one -> one.getParameterCount() == 0)) {
      problems.add(
          subject
              + "has no public constructor without parameters. Give it one, or hand in an instance with 'migrations(…)'.");
    }
    Module home = MigrationScript.class.getModule();
    if (!type.getModule().isExported(type.getPackageName(), home)) {
      problems.add(
          subject
              + "its package is closed to Aludel. Add 'exports %s;' to the module '%s'."
                  .formatted(type.getPackageName(), type.getModule().getName()));
    }
    return problems;
  }

  private static Migration instantiate(Class<? extends Migration> type) {
    try {
      Constructor<? extends Migration> constructor = type.getConstructor();
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw broken(type, "its constructor failed (%s)".formatted(e.getCause()), e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw broken(type, e.toString(), e);
    }
  }

  private static InvalidRevisionsException broken(Class<?> type, String reason, Throwable cause) {
    return new InvalidRevisionsException(
        "Class '%s' can't be instantiated: %s. Repair it, or hand in an instance with 'migrations(…)'."
            .formatted(type.getName(), reason),
        cause);
  }

  private List<String> parents(Revision revision, List<String> problems) {
    List<String> parents = named("revises", revision.revises(), problems);
    if (revision.revises().length == 0) {
      problems.add(
          subject()
              + " names nothing in 'revises'. Name the revision it follows, or \"base\" if it follows none.");
    } else if (parents.contains(BASE) && parents.size() > 1) {
      problems.add(
          subject() + " has \"base\" and other ids in 'revises'. Keep \"base\" or the ids.");
    }
    return parents.equals(List.of(BASE)) ? List.of() : parents;
  }

  private List<String> named(String attribute, String[] names, List<String> problems) {
    List<String> stripped = Arrays.stream(names).map(String::strip).toList();
    if (stripped.contains("")) {
      problems.add(
          subject() + " has an empty name in '%s'. Fill it in, or remove it.".formatted(attribute));
    }
    stripped.stream()
        .filter(name -> Collections.frequency(stripped, name) > 1)
        .distinct()
        .forEach(
            name ->
                problems.add(
                    subject()
                        + " names '%s' twice in '%s'. Name it once.".formatted(name, attribute)));
    return stripped;
  }

  private Optional<Duration> duration(String attribute, String text, List<String> problems) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<Duration> duration = DurationText.parse(text);
    if (duration.isEmpty()) {
      problems.add(
          subject()
              + " has the %s '%s'. Write %s (at most 24d)."
                  .formatted(attribute, text, DurationText.FORM));
    }
    return duration;
  }

  private String subject() {
    return "The @Revision of class '" + targetClass.getName() + "'";
  }

  /** The words that follow the id in {@code R20241107_130000_BackfillSlugs}: backfill slugs. */
  private static String messageIn(Class<?> type, Revision revision) {
    String start = "R" + revision.id().replace('.', '_') + "_";
    if (!type.getSimpleName().startsWith(start)) {
      return "";
    }
    String[] words =
        type.getSimpleName()
            .substring(start.length())
            .split("_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    return Arrays.stream(words).map(MigrationScript::word).collect(Collectors.joining(" ")).strip();
  }

  private static String word(String part) {
    boolean isAcronym = part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
    return isAcronym ? part : part.toLowerCase(Locale.ROOT);
  }
}
