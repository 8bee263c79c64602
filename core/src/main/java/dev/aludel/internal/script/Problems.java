package dev.aludel.internal.script;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.error.MalformedSqlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with one file, so that all of it is told at once. */
final class Problems {

  private record Problem(int line, String text) {}

  private final String place;
  private final List<Problem> found = new ArrayList<>();

  Problems(String place) {
    this.place = place;
  }

  void add(int line, String problem) {
    found.add(new Problem(line, place + ":" + line + ": " + problem));
  }

  void add(MalformedSqlException malformed) {
    found.add(new Problem(malformed.line(), malformed.description() + ". " + malformed.action()));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRevisionsException(
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(Problem::text)
              .toList());
    }
  }
}
