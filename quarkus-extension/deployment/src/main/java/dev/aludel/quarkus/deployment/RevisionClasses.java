package dev.aludel.quarkus.deployment;

import dev.aludel.migration.Revision;
import io.quarkus.arc.deployment.CustomScopeAnnotationsBuildItem;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final CustomScopeAnnotationsBuildItem scopes;
  private final List<ClassInfo> classes;

  RevisionClasses(IndexView index, CustomScopeAnnotationsBuildItem scopes) {
    this.index = index;
    this.scopes = scopes;
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
        .filter(type -> scopes.isScopeDeclaredOn(type) || isInjected(type))
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
