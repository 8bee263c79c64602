package dev.aludel.quarkus.deployment;

import dev.aludel.error.ConfigurationException;
import dev.aludel.quarkus.ManagedDatabase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds the database that a Java revision names, with {@code @AludelDataSource}, against the one
 * that its location gives it to. The location decides, as it does for SQL files and for the
 * library's own command line; a name that says otherwise is an error.
 */
final class RevisionQualifiers {

  private final List<ManagedDatabase> databases;

  RevisionQualifiers(List<ManagedDatabase> databases) {
    this.databases = databases;
  }

  /**
   * Checks all of them.
   *
   * @param classes the application's Java revisions
   * @throws ConfigurationException with everything that contradicts
   */
  void check(RevisionClasses classes) {
    List<String> problems =
        classes.named().entrySet().stream()
            .filter(named -> !takers(classes, named.getKey()).equals(List.of(named.getValue())))
            .map(named -> problem(classes, named.getKey(), named.getValue()))
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          String.join("\n", problems),
          "Where a revision lies decides where it runs. Move it below a location of the database that it"
              + " names, and of no other one; or take the annotation away.");
    }
  }

  /** The names of the databases that a revision would run in. */
  private List<String> takers(RevisionClasses classes, String type) {
    return databases.stream()
        .filter(database -> classes.isBelow(type, Locations.onClassPath(database.locations())))
        .map(ManagedDatabase::name)
        .toList();
  }

  private String problem(RevisionClasses classes, String type, String named) {
    List<String> takers = takers(classes, type);
    String there =
        takers.isEmpty()
            ? "lies below no location"
            : "lies where it runs in "
                + takers.stream()
                    .map(RevisionQualifiers::title)
                    .collect(Collectors.joining(" and in "));
    return "Java revision '%s' has @AludelDataSource(\"%s\") and %s; %s."
        .formatted(type, named, there, locations(named));
  }

  private String locations(String named) {
    return databases.stream()
        .filter(database -> database.name().equals(named))
        .findFirst()
        .map(database -> "the locations of %s are %s".formatted(title(named), database.locations()))
        .orElseGet(
            () ->
                "there is no %s, but %s"
                    .formatted(
                        title(named).replaceFirst("^the ", ""),
                        databases.stream()
                            .map(ManagedDatabase::name)
                            .map(RevisionQualifiers::title)
                            .collect(Collectors.joining(", "))));
  }

  private static String title(String name) {
    return name.isEmpty() ? "the database without a name" : "the database '" + name + "'";
  }
}
