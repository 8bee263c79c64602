package dev.aludel.internal.autogenerate.random;

/**
 * One object of a random schema, or one change of it.
 *
 * @param kind what makes its statement
 * @param name a number that its name, and the table that it belongs to, are taken from
 * @param draw its choices
 */
record Piece(Kind kind, int name, Draw draw) {

  /** What there can be, with how often it comes. */
  enum Kind {
    NAMESPACE(2, OtherPieces::namespace),
    TYPE(5, TypePieces::type),
    SEQUENCE(3, OtherPieces::sequence),
    TABLE(9, TablePieces::table),
    COLUMN(26, TablePieces::column),
    CONSTRAINT(10, ConstraintPieces::constraint),
    FOREIGN_KEY(6, ConstraintPieces::foreignKey),
    INDEX(8, ConstraintPieces::index),
    FUNCTION(7, RoutinePieces::function),
    VIEW(9, ViewPieces::view),
    TRIGGER(4, RoutinePieces::trigger),
    POLICY(3, OtherPieces::policy),
    RULE(1, OtherPieces::rule),
    STATISTICS(1, OtherPieces::statistics),
    COMMENT(4, OtherPieces::comment),
    GRANT(3, OtherPieces::grant),
    CHANGE(9, ChangePieces::change);

    private final int often;
    private final Maker maker;

    Kind(int often, Maker maker) {
      this.often = often;
      this.maker = maker;
    }

    private static int sum() {
      int sum = 0;
      for (Kind kind : values()) {
        sum += kind.often;
      }
      return sum;
    }

    static Kind of(int number) {
      int left = Math.floorMod(number, sum());
      for (Kind kind : values()) {
        left -= kind.often;
        if (left < 0) {
          return kind;
        }
      }
      throw new AssertionError();
    }
  }

  /** What is to be tried, and what is known once it has worked. */
  record Attempt(String sql, Runnable then) {
    static Attempt of(String sql) {
      return new Attempt(sql, () -> {});
    }
  }

  /** Writes a statement; null where there is nothing that it could be about. */
  @FunctionalInterface
  interface Maker {
    @org.jspecify.annotations.Nullable
    Attempt make(Piece piece, Known known);
  }

  @org.jspecify.annotations.Nullable
  Attempt attempt(Known known) {
    return kind.maker.make(this, known);
  }

  Piece turned(int which) {
    return new Piece(kind, name, draw.turned(which));
  }

  /** {@return a name out of a short list, so that names come back} */
  String named(String... names) {
    return names[Math.floorMod(name, names.length)];
  }
}
