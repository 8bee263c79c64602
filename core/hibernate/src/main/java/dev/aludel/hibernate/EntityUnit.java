package dev.aludel.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Hibernate makes one model of: a persistence unit, wherever it is described.
 *
 * @param name what messages call it, such as {@code hibernate} or {@code hibernate:orders}
 * @param classes the names of entities, embeddables, mapped superclasses and converters
 * @param packages packages that are annotated themselves, in {@code package-info}
 * @param mappingFiles class path resources such as {@code META-INF/orm.xml}
 * @param settings Hibernate's own settings, naming strategies among them; what would open a
 *     connection is left out when they are used
 */
public record EntityUnit(
    String name,
    List<String> classes,
    List<String> packages,
    List<String> mappingFiles,
    Map<String, Object> settings) {

  /** Copies the lists and the map. */
  public EntityUnit {
    classes = List.copyOf(classes);
    packages = List.copyOf(packages);
    mappingFiles = List.copyOf(mappingFiles);
    settings = Map.copyOf(settings);
  }

  /**
   * {@return the same with more classes, packages, files and settings; the other's settings win}
   */
  EntityUnit and(EntityUnit other) {
    Map<String, Object> both = new LinkedHashMap<>(settings);
    both.putAll(other.settings);
    return new EntityUnit(
        name,
        joined(classes, other.classes),
        joined(packages, other.packages),
        joined(mappingFiles, other.mappingFiles),
        both);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    second.stream().filter(one -> !first.contains(one)).forEach(both::add);
    return both;
  }
}
