package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;

/** How the options of a sequence are written. */
final class SequenceOptionsSql {

  private SequenceOptionsSql() {}

  /** {@return the options that differ from what a sequence of this type has by itself} */
  static List<String> beside(SequenceOptions options) {
    SequenceOptions upwards = SequenceOptions.of(options.type());
    if (options.increment() > 0) {
      return changes(upwards, options);
    }
    List<String> downwards = new ArrayList<>(List.of("INCREMENT BY " + options.increment()));
    downwards.addAll(changes(SequenceOptions.of(options.type(), options.increment()), options));
    return downwards;
  }

  /** {@return the options that turn one sequence into the other, its type with them} */
  static List<String> retyped(SequenceOptions before, SequenceOptions after) {
    if (before.type().equals(after.type())) {
      return changes(before, after);
    }
    List<String> options = new ArrayList<>(List.of("AS " + after.type()));
    options.addAll(changes(before.as(after.type()), after));
    return options;
  }

  /** {@return the options that turn one sequence into the other, its type left aside} */
  static List<String> changes(SequenceOptions before, SequenceOptions after) {
    List<String> options = new ArrayList<>();
    if (before.increment() != after.increment()) {
      options.add("INCREMENT BY " + after.increment());
    }
    if (before.minimum() != after.minimum()) {
      options.add("MINVALUE " + after.minimum());
    }
    if (before.maximum() != after.maximum()) {
      options.add("MAXVALUE " + after.maximum());
    }
    if (before.start() != after.start()) {
      options.add("START WITH " + after.start());
    }
    if (before.cache() != after.cache()) {
      options.add("CACHE " + after.cache());
    }
    if (before.cycle() != after.cycle()) {
      options.add(after.cycle() ? "CYCLE" : "NO CYCLE");
    }
    return options;
  }
}
