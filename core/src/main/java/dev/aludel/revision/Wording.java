package dev.aludel.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How messages name revisions and put lists into words. */
final class Wording {

  /** A message names no more than these; the exception has the whole list. */
  private static final int MOST = 12;

  private Wording() {}

  /** {@return whether a message may name them all} */
  static boolean isShort(List<String> ids) {
    return ids.size() <= MOST;
  }

  static String revisions(List<RevisionNode> nodes) {
    String shown =
        nodes.stream().limit(MOST).map(RevisionNode::named).collect(Collectors.joining(", "));
    return nodes.size() <= MOST ? shown : shown + " and " + (nodes.size() - MOST) + " more";
  }

  static String and(List<String> words) {
    return joined(words, " and ");
  }

  static String or(List<String> words) {
    return joined(words, " or ");
  }

  static List<String> quoted(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").toList();
  }

  /** A loop, without the middle of a long one. */
  static String chain(List<String> ids) {
    if (ids.size() <= MOST) {
      return String.join(" -> ", ids);
    }
    List<String> shown = new ArrayList<>(ids.subList(0, MOST / 2));
    shown.add("... " + (ids.size() - MOST) + " more ...");
    shown.addAll(ids.subList(ids.size() - MOST / 2, ids.size()));
    return String.join(" -> ", shown);
  }

  static String count(int number, String thing) {
    return number + " " + (number == 1 ? thing : thing + "s");
  }

  private static String joined(List<String> words, String last) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1))
            + last
            + words.get(words.size() - 1);
  }
}
