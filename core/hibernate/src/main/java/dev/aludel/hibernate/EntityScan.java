package dev.aludel.hibernate;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what is annotated as an entity, or as a part of one, on the class path. */
final class EntityScan {

  private static final String JPA = "jakarta.persistence.";

  private static final List<String> ANNOTATIONS =
      List.of(JPA + "Entity", JPA + "MappedSuperclass", JPA + "Embeddable", JPA + "Converter");

  /** Hibernate and its extensions add what they have themselves where it is wanted. */
  private static final String[] NEVER = {"org.hibernate", "jakarta", "java", "javax", "jdk"};

  private EntityScan() {}

  /**
   * Looks through the class path.
   *
   * @param name what messages call the model
   * @param classLoader what sees the classes
   * @param packages packages to look in, with those below; empty for all
   * @return the classes, and the packages that are annotated themselves
   */
  static EntityUnit unit(String name, ClassLoader classLoader, List<String> packages) {
    try (ScanResult found =
        new ClassGraph()
            .overrideClassLoaders(classLoader)
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .rejectPackages(NEVER)
            .acceptPackages(packages.toArray(String[]::new))
            .scan()) {
      List<String> classes =
          ANNOTATIONS.stream()
              .flatMap(annotation -> found.getClassesWithAnnotation(annotation).stream())
              .filter(one -> !one.isAnnotation())
              .map(ClassInfo::getName)
              .distinct()
              .sorted()
              .toList();
      List<String> annotated =
          found.getPackageInfo().stream()
              .filter(one -> !one.getAnnotationInfo().isEmpty())
              .map(one -> one.getName())
              .filter(one -> classes.stream().anyMatch(entity -> entity.startsWith(one + ".")))
              .sorted()
              .toList();
      List<String> mappings =
          Stream.of("META-INF/orm.xml")
              .filter(file -> classLoader.getResource(file) != null)
              .toList();
      return new EntityUnit(name, classes, annotated, mappings, Map.of());
    }
  }
}
