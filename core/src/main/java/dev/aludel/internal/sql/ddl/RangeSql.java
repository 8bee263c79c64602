package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.RangeType;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE TYPE … AS RANGE} and its kin. */
final class RangeSql implements TypeSortSql<RangeType> {

  @Override
  public List<Part> create(RangeType type, Writing writing) {
    List<String> lines = new ArrayList<>();
    lines.add("SUBTYPE = " + type.subtype());
    type.operatorClass().ifPresent(name -> lines.add("SUBTYPE_OPCLASS = " + name));
    type.collation().ifPresent(name -> lines.add("COLLATION = " + name));
    type.canonical().ifPresent(name -> lines.add("CANONICAL = " + name));
    type.difference().ifPresent(name -> lines.add("SUBTYPE_DIFF = " + name));
    lines.add("MULTIRANGE_TYPE_NAME = " + writing.name(type.id().schema(), type.multirange()));
    return List.of(
        new Part.Statement(
            "CREATE TYPE %s AS RANGE (\n  %s\n)"
                .formatted(writing.name(type.id()), String.join(",\n  ", lines))));
  }

  /** The functions that make values keep the type's name unless they are renamed, too. */
  @Override
  public List<Part> rename(RangeType before, RangeType away, Writing writing) {
    ObjectId range = before.id();
    ObjectId multirange = range.named(before.multirange());
    List<Part> parts = new ArrayList<>(writing.renamed("TYPE", range, away.id()));
    parts.addAll(writing.renamed("TYPE", multirange, range.named(away.multirange())));
    String subtype = before.subtype();
    for (String arguments :
        List.of(subtype + ", " + subtype, subtype + ", " + subtype + ", text")) {
      parts.add(function(writing.name(range), arguments, away.id().name()));
    }
    String moved = writing.name(away.id());
    for (String arguments : List.of("", moved, "VARIADIC " + moved + "[]")) {
      parts.add(function(writing.name(multirange), arguments, away.multirange()));
    }
    return parts;
  }

  private static Part function(String name, String arguments, String other) {
    return new Part.Statement(
        "ALTER FUNCTION %s(%s) RENAME TO %s".formatted(name, arguments, Writing.bare(other)));
  }
}
