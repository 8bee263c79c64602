package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.Comment;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code COMMENT ON} whatever has a comment. */
final class CommentSql implements KindSql<Comment> {

  @Override
  public List<Part> create(Comment comment, Writing writing) {
    return set(comment.id(), Literals.quote(comment.text()), writing);
  }

  @Override
  public List<Part> drop(Comment comment, Writing writing) {
    return set(comment.id(), "NULL", writing);
  }

  @Override
  public List<Part> alter(Comment before, Comment after, Writing writing) {
    return create(after, writing);
  }

  private static List<Part> set(ObjectId comment, String text, Writing writing) {
    return List.of(
        new Part.Statement(
            "COMMENT ON %s IS %s".formatted(target(comment.target(), writing), text)));
  }

  private static String target(ObjectId id, Writing writing) {
    return switch (id.kind()) {
      case SCHEMA -> "SCHEMA " + Writing.bare(id.name());
      case COLUMN -> "COLUMN " + writing.tableOf(id) + "." + Writing.bare(id.name());
      case CONSTRAINT -> "CONSTRAINT " + Writing.bare(id.name()) + " ON " + writing.tableOf(id);
      case TABLE, INDEX -> id.kind().name() + " " + writing.name(id);
      case DEFAULT, COMMENT -> throw new IllegalArgumentException("no comment can be on " + id);
    };
  }
}
