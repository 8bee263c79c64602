package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The literals that the present transaction has made and mustn't use: PostgreSQL refuses a new enum
 * label until it is committed.
 */
final class Uncommitted {

  private static final char QUOTE = '\'';

  /** Where each literal is used for the last time; none where no operation uses it. */
  private final Map<String, Integer> lastUses;

  /** Where the last one of the present transaction's literals is used. */
  private int lastUse = -1;

  /** How many operations are behind us. */
  private int done;

  /**
   * Looks ahead.
   *
   * @param operations all that is to be written, in order
   */
  Uncommitted(List<Operation> operations) {
    this.lastUses = lastUses(operations);
  }

  private static Map<String, Integer> lastUses(List<Operation> operations) {
    Set<String> literals = new HashSet<>();
    operations.forEach(operation -> literals.addAll(madeBy(operation)));
    Map<String, Integer> uses = new HashMap<>();
    for (int i = operations.size() - 1; i >= 0 && !literals.isEmpty(); i--) {
      for (String literal : literals(text(operations.get(i)))) {
        if (literals.remove(literal)) {
          uses.put(literal, i);
        }
      }
    }
    return uses;
  }

  /** Whatever may be a literal in a text: from each apostrophe to the next that is not doubled. */
  private static List<String> literals(String text) {
    List<String> literals = new ArrayList<>();
    for (int begin = text.indexOf(QUOTE); begin >= 0; begin = text.indexOf(QUOTE, begin + 1)) {
      int end = text.indexOf(QUOTE, begin + 1);
      while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == QUOTE) {
        end = text.indexOf(QUOTE, end + 2);
      }
      if (end >= 0) {
        literals.add(text.substring(begin, end + 1));
      }
    }
    return literals;
  }

  /** Takes the next operation, which comes into the present transaction. */
  void add(Operation operation) {
    done++;
    for (String literal : madeBy(operation)) {
      lastUse = Math.max(lastUse, lastUses.getOrDefault(literal, -1));
    }
  }

  /** The transaction ends. */
  void clear() {
    lastUse = -1;
  }

  /**
   * {@return whether the transaction must end before the next operation: that one or a later one
   * uses what was made in it, and it makes no more itself}
   */
  boolean mustEndBefore(Operation next) {
    return lastUse >= done && madeBy(next).isEmpty();
  }

  private static List<String> madeBy(Operation operation) {
    return operation instanceof Operation.Alter alter
        ? KindsSql.of(alter.after().id().kind()).usableAfterCommit(alter.before(), alter.after())
        : List.of();
  }

  /** What of an object that is made or changed may name a literal. */
  private static String text(Operation operation) {
    if (operation instanceof Operation.Create create) {
      return create.object().toString();
    }
    return operation instanceof Operation.Alter alter ? alter.after().toString() : "";
  }
}
