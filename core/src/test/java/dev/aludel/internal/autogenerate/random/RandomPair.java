package dev.aludel.internal.autogenerate.random;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Two schemas, as statements that work one after the other on an empty database.
 *
 * @param before the one
 * @param after the other, made from it by some changes
 */
record RandomPair(List<String> before, List<String> after) {

  RandomPair {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Tries a statement. */
  @FunctionalInterface
  interface Server {
    /** {@return whether it worked; if not, nothing has changed} */
    boolean accepts(String sql) throws SQLException;

    /** Forgets all that was made. */
    default void clear() throws SQLException {}
  }

  /** {@return the pair of a seed; what the server refuses is left out} */
  static RandomPair of(long seed, Server server) throws SQLException {
    Random random = new Random(seed * 31 + 7);
    List<Piece> pieces = new ArrayList<>();
    int size = 4 + random.nextInt(40);
    for (int i = 0; i < size; i++) {
      pieces.add(piece(random));
    }
    // Most of a schema stands in the order of its kinds; some of it comes late.
    pieces.sort(java.util.Comparator.comparing(Piece::kind));
    for (int i = 0; i < size / 4; i++) {
      move(pieces, random);
    }
    List<String> before = made(pieces, server);
    return new RandomPair(before, made(changed(pieces, random), server));
  }

  private static void move(List<Piece> pieces, Random random) {
    Piece piece = pieces.remove(random.nextInt(pieces.size()));
    pieces.add(random.nextInt(pieces.size() + 1), piece);
  }

  private static Piece piece(Random random) {
    Piece.Kind kind = Piece.Kind.of(random.nextInt(1 << 20));
    return new Piece(kind, random.nextInt(64), Draw.of(random.nextLong()));
  }

  private static List<Piece> changed(List<Piece> pieces, Random random) {
    List<Piece> changed = new ArrayList<>(pieces);
    int changes = 1 + random.nextInt(1 + random.nextInt(8));
    for (int i = 0; i < changes && !changed.isEmpty(); i++) {
      int at = random.nextInt(changed.size());
      switch (random.nextInt(8)) {
        case 0, 1 -> changed.remove(at);
        case 2 -> changed.add(at, piece(random));
        case 3 -> changed.add(piece(random));
        case 4 -> move(changed, random);
        default -> changed.set(at, changed.get(at).turned(random.nextInt(1 << 10)));
      }
    }
    return changed;
  }

  private static List<String> made(List<Piece> pieces, Server server) throws SQLException {
    server.clear();
    Known known = new Known();
    List<String> made = new ArrayList<>();
    for (Piece piece : pieces) {
      Piece.Attempt attempt = piece.attempt(known);
      if (attempt != null && server.accepts(attempt.sql())) {
        made.add(attempt.sql());
        attempt.then().run();
      }
    }
    return made;
  }

  /** {@return the pair as one file of {@code schema/pairs} has it} */
  String text() {
    return lines(before) + "-- ---- after ----\n" + lines(after);
  }

  private static String lines(List<String> statements) {
    return String.join("", statements.stream().map(sql -> sql + ";\n").toList());
  }
}
