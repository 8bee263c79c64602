package dev.aludel.internal.reflection;

import dev.aludel.internal.reflection.Catalog.Address;
import dev.aludel.schema.Comment;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the comments on whatever the readers before it have found. */
final class CommentReader implements ObjectReader {

  @Override
  public String query(ServerVersion version) {
    return """
        SELECT classoid, objoid, objsubid, description
          FROM pg_catalog.pg_description
         WHERE objoid >= %s"""
        .formatted(ReflectionSql.FIRST_USER_OID);
  }

  @Override
  public void read(Row row, FoundObjects found) throws SQLException {
    Address at = new Address(row.number("classoid"), row.number("objoid"), row.integer("objsubid"));
    Optional<ObjectId> target = found.exactly(at);
    if (target.isPresent()) {
      found.add(
          new Comment(ObjectId.on(ObjectKind.COMMENT, target.get()), row.text("description")));
    }
  }
}
