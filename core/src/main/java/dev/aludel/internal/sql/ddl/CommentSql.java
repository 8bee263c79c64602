package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.Comment;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code COMMENT ON} whatever has a comment. */
final class CommentSql implements KindSql<Comment> {

  @Override
  public List<Part> create(Comment comment, Writing writing) {
    return set(comment.id(), Literals.quote(comment.text()));
  }

  @Override
  public List<Part> drop(Comment comment, Writing writing) {
    return set(comment.id(), "NULL");
  }

  @Override
  public List<Part> alter(Comment before, Comment after, Writing writing) {
    return create(after, writing);
  }

  private static List<Part> set(ObjectId comment, String text) {
    return List.of(new Part.About("COMMENT ON", comment.target(), "IS " + text));
  }
}
