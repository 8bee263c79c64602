package dev.aludel.internal.autogenerate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two schemas, as a file of {@code schema/pairs} has them.
 *
 * @param name the file's name without its ending
 * @param before the DDL of the one
 * @param after the DDL of the other
 * @param same whether there is no difference between them
 * @param oldest the oldest server that knows what is in them
 * @param written the statements that lead from the one to the other; empty where they are not told
 */
public record SchemaPair(
    String name, String before, String after, boolean same, int oldest, String written) {

  private static final Path OWN = Path.of("src/test/resources/schema/pairs");
  private static final Path MORE = Path.of("src/test/resources/schema/oracle");
  private static final String DIVIDER = "-- ---- after ----";
  private static final String TEXT_DIVIDER = "-- ---- written ----\n";

  /** {@return the project's own pairs, and those of the folder that is named} */
  public static List<SchemaPair> all() throws IOException {
    List<SchemaPair> pairs = in(OWN);
    String folder = System.getProperty("aludel.pairs", "");
    if (!folder.isEmpty()) {
      try (Stream<Path> more = Files.list(Path.of(folder))) {
        for (Path pair : more.sorted().toList()) {
          String notes = Files.readString(pair.resolve("notes"));
          pairs.add(
              new SchemaPair(
                  pair.getFileName().toString(),
                  Files.readString(pair.resolve("a.sql")),
                  Files.readString(pair.resolve("b.sql")),
                  notes.contains("expect: same"),
                  Integer.parseInt(notes.replaceAll("(?s).*\nmin: (\\d+).*", "$1")),
                  ""));
        }
      }
    }
    return pairs;
  }

  /** {@return the project's own pairs, and some that were thought of by somebody else} */
  static List<SchemaPair> forOracle() throws IOException {
    List<SchemaPair> pairs = in(OWN);
    pairs.addAll(in(MORE));
    return pairs;
  }

  private static List<SchemaPair> in(Path folder) throws IOException {
    List<SchemaPair> pairs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String[] sides = Files.readString(file).split(DIVIDER, 2);
        String name = file.getFileName().toString().replace(".sql", "");
        String[] wanted = sides[1].split(TEXT_DIVIDER, 2);
        boolean same = name.startsWith("same-");
        String written = wanted.length > 1 ? wanted[1] : "";
        pairs.add(new SchemaPair(name, sides[0], wanted[0], same, oldest(name), written));
      }
    }
    return pairs;
  }

  /** {@return whether it is written in the forms that keep nobody waiting} */
  boolean online() {
    return name.startsWith("online-");
  }

  /**
   * Which share of the pairs this one is in, so that a build can judge a part of them.
   *
   * @param shares how many there are
   * @return a number from 0 that stays the same as long as the name does
   */
  public int share(int shares) {
    return Math.floorMod(name.hashCode(), shares);
  }

  /** A name that ends in {@code -v17} needs a server of that version. */
  private static int oldest(String name) {
    return name.matches(".*-v\\d\\d") ? Integer.parseInt(name.substring(name.length() - 2)) : 14;
  }
}
