package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.SequenceOwner;
import java.util.ArrayList;
import java.util.List;

/** {@code OWNED BY}, and where the new sequence of an old column begins. */
final class SequenceOwnerSql implements KindSql<SequenceOwner> {

  @Override
  public List<Part> create(SequenceOwner owner, Writing writing) {
    List<Part> parts = new ArrayList<>(alter(owner, owner, writing));
    if (owner.counts() && writing.makes(owner.sequence()) && !writing.makes(owner.column())) {
      parts.add(SequencePosition.behindRows(writing, owner.column(), writing.name(owner.id())));
    }
    return parts;
  }

  @Override
  public List<Part> drop(SequenceOwner owner, Writing writing) {
    return List.of(owned(owner, "NONE", writing));
  }

  @Override
  public List<Part> alter(SequenceOwner before, SequenceOwner after, Writing writing) {
    ObjectId column = after.column();
    return List.of(
        owned(after, writing.tableOf(column) + "." + Writing.bare(column.name()), writing));
  }

  private static Part owned(SequenceOwner owner, String by, Writing writing) {
    return new Part.Statement(
        "ALTER SEQUENCE %s OWNED BY %s".formatted(writing.name(owner.sequence()), by));
  }
}
