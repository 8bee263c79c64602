package dev.aludel.quarkus.deployment;

import dev.aludel.migration.Revision;
import dev.aludel.quarkus.AludelDataSource;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** The application's Java revisions, as Jandex knows them: none is loaded. */
final class RevisionClasses {

  private static final Set<DotName> INJECTION =
      Stream.of("jakarta.inject.Inject", "org.eclipse.microprofile.config.inject.ConfigProperty")
          .map(DotName::createSimple)
          .collect(Collectors.toUnmodifiableSet());

  private final IndexView index;
  private final Predicate<ClassInfo> scoped;
  private final List<ClassInfo> classes;

  RevisionClasses(IndexView index, Predicate<ClassInfo> scoped) {
    this.index = index;
    this.scoped = scoped;
    this.classes =
        index.getAnnotations(Revision.class).stream()
            .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
            .map(annotation -> annotation.target().asClass())
            .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.flags()))
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList();
  }

  /**
   * {@return the names of those below some locations that are beans, or have something injected}
   */
  List<String> beansBelow(Collection<String> locations) {
    return classes.stream()
        .filter(type -> isBelow(type, locations))
        .filter(type -> scoped.test(type) || isInjected(type))
        .map(type -> type.name().toString())
        .toList();
  }

  /** {@return the names of those that lie below none of some locations} */
  List<String> outside(Collection<String> locations) {
    return classes.stream()
        .filter(type -> !isBelow(type, locations))
        .map(type -> type.name().toString())
        .toList();
  }

  /** {@return the databases that some of them name, by the names of their classes} */
  SortedMap<String, String> named() {
    SortedMap<String, String> named = new TreeMap<>();
    for (ClassInfo type : classes) {
      AnnotationInstance name = type.declaredAnnotation(AludelDataSource.class);
      if (name != null) {
        named.put(type.name().toString(), name.value().asString());
      }
    }
    return named;
  }

  /** {@return whether one of them lies below some locations} */
  boolean isBelow(String name, Collection<String> locations) {
    return classes.stream()
        .filter(type -> type.name().toString().equals(name))
        .anyMatch(type -> isBelow(type, locations));
  }

  private static boolean isBelow(ClassInfo type, Collection<String> locations) {
    String path = type.name().toString().replace('.', '/');
    return locations.stream().anyMatch(location -> path.startsWith(location + "/"));
  }

  private boolean isInjected(ClassInfo type) {
    for (ClassInfo one = type; one != null; one = superclass(one)) {
      if (INJECTION.stream().anyMatch(one.annotationsMap()::containsKey)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable ClassInfo superclass(ClassInfo type) {
    return type.superName() == null ? null : index.getClassByName(type.superName());
  }
}
