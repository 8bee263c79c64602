package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Comment;

/** A comment is set in place of another one. */
final class CommentComparison implements KindComparison<Comment> {
  @Override
  public Change between(Comment before, Comment after) {
    return before.equals(after) ? Change.NONE : Change.ALTER;
  }
}
