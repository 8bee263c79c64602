package dev.aludel.internal.target;

import dev.aludel.error.ConfigurationException;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the setting {@code unmanaged} leaves alone, taken out of both sides of a comparison. */
final class Unmanaged {

  /** What a pattern without a kind may mean. */
  private static final Set<String> WITHOUT_KIND = Set.of("table", "view", "sequence");

  /** Words for a type. All types share their names, so that each of these means any of them. */
  private static final List<String> TYPES =
      List.of(ObjectKind.TYPE.word(), "enum", "domain", "composite", "range");

  /** What is part of another object, or hangs on it without a name of its own. */
  private static final Set<ObjectKind> INNER =
      EnumSet.of(
          ObjectKind.ATTRIBUTE,
          ObjectKind.MULTIRANGE,
          ObjectKind.IDENTITY_SEQUENCE,
          ObjectKind.NOT_NULL,
          ObjectKind.CONSTRAINT_INDEX,
          ObjectKind.SEQUENCE_OWNER,
          ObjectKind.FOREIGN_COLUMN,
          ObjectKind.VIEW_COLUMN,
          ObjectKind.VIEW_DEFAULT);

  /** What reads tables by their names, and can't be made without them. */
  private static final Set<ObjectKind> READING =
      EnumSet.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.FUNCTION);

  /** The words by which settings may name a kind of object. */
  private static final List<String> WORDS =
      Arrays.stream(ObjectKind.values())
          .filter(kind -> !INNER.contains(kind))
          .flatMap(kind -> kind == ObjectKind.TYPE ? TYPES.stream() : Stream.of(kind.word()))
          .toList();

  private final List<Rule> rules;
  private final String mainSchema;
  private final List<AutogenerateCustomizer> customizers;

  /** Objects of some kinds whose names, dots between them, match a pattern. */
  private record Rule(String kind, Pattern name) {}

  /**
   * Reads the patterns.
   *
   * @param patterns each as {@code [kind:][schema.]name}; {@code *} is any text
   * @param mainSchema the schema that names without one are in
   * @param customizers may leave more alone
   */
  Unmanaged(List<String> patterns, String mainSchema, List<AutogenerateCustomizer> customizers) {
    this.customizers = customizers;
    this.mainSchema = mainSchema;
    this.rules = patterns.stream().map(Unmanaged::rule).toList();
  }

  private static Rule rule(String pattern) {
    int colon = pattern.indexOf(':');
    String kind = colon < 0 ? "" : pattern.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String name = pattern.substring(colon + 1).strip();
    if ((colon >= 0 && !isKind(kind)) || name.isEmpty()) {
      throw new ConfigurationException(
          "unmanaged",
          "Setting 'unmanaged' has the pattern '%s', which names no kind of object."
              .formatted(pattern),
          "Write it as 'name', 'schema.name' or 'kind:name', with one of the kinds %s."
              .formatted(kinds()));
    }
    return new Rule(
        kindWord(kind),
        Pattern.compile(
            Arrays.stream(name.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")),
            Pattern.DOTALL));
  }

  /** {@return whether settings may name a kind of object with this word} */
  static boolean isKind(String word) {
    return WORDS.contains(word);
  }

  /** {@return the kind's own word for one that settings may use} */
  static String kindWord(String word) {
    return TYPES.contains(word) ? ObjectKind.TYPE.word() : word;
  }

  /** {@return the words for kinds of objects, with commas between} */
  static String kinds() {
    return String.join(", ", WORDS);
  }

  /** {@return the schema without what is left alone, and without all that is part of it} */
  Schema without(Schema schema) {
    if (rules.isEmpty() && customizers.isEmpty()) {
      return schema;
    }
    Set<ObjectId> kept = new TreeSet<>(schema.ids());
    for (ObjectId id : schema.ids()) {
      if (rules.stream().anyMatch(rule -> matches(rule, id)) || !isIncluded(schema, id)) {
        Closure.remove(schema, id, kept);
      }
    }
    removeWhatReads(schema, kept);
    return schema.only(kept);
  }

  /** No model could make a view over a table that is left alone. */
  private static void removeWhatReads(Schema schema, Set<ObjectId> kept) {
    int before;
    do {
      before = kept.size();
      for (ObjectId id : List.copyOf(kept)) {
        if (READING.contains(id.kind())
            && schema.needs(id).stream().anyMatch(need -> isLeftOut(need.on(), schema, kept))) {
          Closure.remove(schema, id, kept);
        }
      }
    } while (kept.size() < before);
  }

  private static boolean isLeftOut(ObjectId id, Schema schema, Set<ObjectId> kept) {
    return !kept.contains(id) && schema.find(id).isPresent();
  }

  private boolean isIncluded(Schema schema, ObjectId id) {
    return customizers.stream()
        .allMatch(one -> one.includes(schema.find(id).orElseThrow(), schema));
  }

  private boolean matches(Rule rule, ObjectId id) {
    String word = id.kind().word();
    boolean kind = rule.kind().isEmpty() ? WITHOUT_KIND.contains(word) : rule.kind().equals(word);
    if (!kind) {
      return false;
    }
    List<String> names = new ArrayList<>();
    names.add(String.join(".", id.path()));
    if (id.path().size() > 1 && id.schema().equals(mainSchema)) {
      names.add(String.join(".", id.path().subList(1, id.path().size())));
    }
    return names.stream().anyMatch(name -> rule.name().matcher(name).matches());
  }
}
