package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.Routine;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}. */
final class RoutineSql implements KindSql<Routine> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return id.kind().name() + " " + writing.routine(id);
  }

  @Override
  public List<Part> create(Routine routine, Writing writing) {
    return write("CREATE ", routine, writing);
  }

  @Override
  public List<Part> alter(Routine before, Routine after, Writing writing) {
    return write("CREATE OR REPLACE ", after, writing);
  }

  @Override
  public List<Part> drop(Routine routine, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(routine.id(), writing)));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    List<Part> parts = new ArrayList<>();
    String name = to.name().substring(0, to.name().indexOf('('));
    if (!from.name().equals(to.name())) {
      parts.add(
          new Part.Statement("ALTER %s RENAME TO %s".formatted(reference(from, writing), name)));
    }
    if (!from.schema().equals(to.schema())) {
      parts.add(
          new Part.Statement(
              "ALTER %s SET SCHEMA %s"
                  .formatted(
                      reference(from.named(to.name()), writing), Writing.bare(to.schema()))));
    }
    return parts;
  }

  private static List<Part> write(String verb, Routine routine, Writing writing) {
    List<Part> parts = new ArrayList<>();
    if (!routine.body().parsed()) {
      parts.add(new Part.Setting("SET LOCAL check_function_bodies = off"));
    }
    StringBuilder sql = new StringBuilder(verb).append(routine.id().kind().name()).append(' ');
    sql.append(writing.routineName(routine.id()))
        .append('(')
        .append(routine.arguments())
        .append(')');
    routine.signature().result().ifPresent(type -> sql.append("\nRETURNS ").append(type));
    sql.append("\nLANGUAGE ").append(Writing.bare(routine.body().language()));
    if (!routine.traits().isEmpty()) {
      sql.append('\n').append(String.join(" ", routine.traits()));
    }
    routine.settings().forEach(setting -> sql.append("\nSET ").append(SettingSql.write(setting)));
    sql.append('\n').append(body(routine.body()));
    parts.add(new Part.Statement(sql.toString()));
    return parts;
  }

  private static String body(Routine.Body body) {
    if (body.parsed()) {
      return body.text().sql();
    }
    return body.library()
        .map(file -> "AS " + Literals.quote(file) + ", " + Literals.quote(body.text().sql()))
        .orElseGet(() -> "AS " + inDollars(body.text().sql()));
  }

  /** The body between dollar quotes that it doesn't hold itself. */
  static String inDollars(String body) {
    String quotes = "$$";
    for (int number = 1; body.contains(quotes) || (number == 1 && body.endsWith("$")); number++) {
      quotes = "$body" + (number == 1 ? "" : number) + "$";
    }
    return quotes + body + quotes;
  }
}
