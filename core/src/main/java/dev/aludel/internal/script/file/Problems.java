package dev.aludel.internal.script.file;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import dev.aludel.internal.text.ShownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what is wrong with one file, so that all of it is told at once, as far as it helps. */
final class Problems {

  private record Problem(int line, String text) {}

  /** A large file that is no SQL at all has a problem in every line. */
  private static final int TOLD = 100;

  private final String place;
  private final List<Problem> found = new ArrayList<>();
  private int untold;

  Problems(String place) {
    this.place = ShownText.line(place);
  }

  void add(int line, String problem) {
    if (found.size() < TOLD) {
      found.add(new Problem(line, place + ":" + line + ": " + problem));
    } else {
      untold++;
    }
  }

  /** The same, unless that line has this problem already. */
  void addOnce(int line, String problem) {
    if (!found.contains(new Problem(line, place + ":" + line + ": " + problem))) {
      add(line, problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void add(MalformedSqlException malformed) {
    found.add(new Problem(malformed.line(), malformed.description() + ". " + malformed.action()));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRevisionsException(
          Stream.concat(
                  found.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::text),
                  untold == 0
                      ? Stream.empty()
                      : Stream.of(place + ": " + untold + " more problems. Mend the first ones."))
              .toList());
    }
  }
}
