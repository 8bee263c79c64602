package dev.aludel.internal.script.discovery;

import dev.aludel.internal.script.file.MigrationScript;
import dev.aludel.migration.Migration;
import dev.aludel.migration.Revision;
import io.github.classgraph.ClassInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes below the locations that are revisions, or look as if they were meant to be.
 *
 * <p>A class that can't be one is never loaded, none is initialised. Whether one can be
 * instantiated is left to {@link MigrationScript}: an instance that the application hands in makes
 * that superfluous.
 */
final class MigrationClasses {

  private final ClassLoader loader;
  private final List<Class<? extends Migration>> migrations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  MigrationClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** {@return the classes that are revisions, by name} */
  List<Class<? extends Migration>> migrations() {
    migrations.sort(Comparator.comparing(Class::getName));
    return migrations;
  }

  /** {@return classes that would be left out against their author's intention, by name} */
  List<String> problems() {
    problems.sort(Comparator.naturalOrder());
    return problems;
  }

  /**
   * Takes a class for what it is.
   *
   * @param type what its class file says
   */
  void judge(ClassInfo type) {
    if (type.getAnnotationInfo().directOnly().containsName(Revision.class.getName())) {
      judge(type.getName());
    } else if (mayBeMigration(type)) {
      judgeUnannotated(type);
    }
  }

  /**
   * Takes a class that is known to carry the annotation.
   *
   * @param name its name
   */
  void judge(String name) {
    try {
      Class<?> loaded = Class.forName(name, false, loader);
      if (Migration.class.isAssignableFrom(loaded)) {
        migrations.add(loaded.asSubclass(Migration.class));
      } else {
        problems.add(
            "Class '%s' has @Revision but does not implement Migration. Let it implement 'dev.aludel.migration.Migration', or remove the annotation."
                .formatted(name));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      problems.add(
          "Class '%s' has @Revision but can't be loaded (%s). Put what it needs on the class path, or remove the class."
              .formatted(name, e));
    }
  }

  private void judgeUnannotated(ClassInfo type) {
    try {
      Class<?> loaded = Class.forName(type.getName(), false, loader);
      if (Migration.class.isAssignableFrom(loaded)
          && !loaded.isAnonymousClass()
          && !loaded.isLocalClass()
          && !Modifier.isAbstract(loaded.getModifiers())) {
        problems.add(
            "Class '%s' implements Migration but has no @Revision, so it would never run. Annotate it, make it abstract, or move it out of the location."
                .formatted(type.getName()));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // An ancestor is missing: a part of some optional feature, which no revision can be.
    }
  }

  /**
   * Only a class with an ancestor that lies elsewhere, but not in Java itself, can be a migration.
   * Proxies that frameworks generate next to a revision are none of their own.
   */
  private static boolean mayBeMigration(ClassInfo type) {
    return type.isStandardClass()
        && !type.isAbstract()
        && !type.isSynthetic()
        && !type.getName().contains("$$")
        && Stream.concat(type.getSuperclasses().stream(), type.getInterfaces().stream())
            .anyMatch(
                ancestor -> ancestor.isExternalClass() && !ancestor.getName().startsWith("java."));
  }
}
