package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE STATISTICS} and its kin. */
final class StatisticSql implements KindSql<Statistic> {

  @Override
  public List<Part> create(Statistic statistic, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Statement(
            "CREATE STATISTICS %s %s"
                .formatted(writing.name(statistic.id()), statistic.definition())));
    if (statistic.target().isPresent()) {
      parts.add(target(statistic, writing));
    }
    return parts;
  }

  @Override
  public List<Part> drop(Statistic statistic, Writing writing) {
    return List.of(new Part.Statement("DROP STATISTICS " + writing.name(statistic.id())));
  }

  @Override
  public List<Part> alter(Statistic before, Statistic after, Writing writing) {
    return List.of(target(after, writing));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER STATISTICS %s RENAME TO %s"
                .formatted(writing.name(from), Writing.bare(to.name()))));
  }

  private static Part target(Statistic statistic, Writing writing) {
    Optional<Integer> target = statistic.target();
    return new Part.Statement(
        "ALTER STATISTICS %s SET STATISTICS %s"
            .formatted(writing.name(statistic.id()), target.map(String::valueOf).orElse("-1")));
  }
}
