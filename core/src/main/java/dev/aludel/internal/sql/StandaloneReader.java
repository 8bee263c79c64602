package dev.aludel.internal.sql;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the first words of a statement that runs outside every transaction. */
final class StandaloneReader {

  private static final Set<String> REPEATABLE = Set.of("vacuum", "cluster", "discard");
  private static final Set<String> CLUSTER_WIDE = Set.of("database", "tablespace", "subscription");

  /** Without any of these a block is one transaction. */
  private static final Pattern COMMITS_INSIDE =
      Pattern.compile("\\b(commit|rollback|call|execute)\\b", Pattern.CASE_INSENSITIVE);

  private final WordReader words;

  /**
   * Reads off a statement's first words what it does.
   *
   * @param sql one statement
   * @return what it does; {@link StandaloneEffect.Unknowable} for what no catalog tells
   */
  static StandaloneEffect read(String sql) {
    return new StandaloneReader(WordReader.of(sql)).read();
  }

  private StandaloneReader(WordReader words) {
    this.words = words;
  }

  private StandaloneEffect read() {
    if (words.takes("create")) {
      words.takes("unique");
      return words.takes("index") ? createIndex() : clusterWide(true);
    }
    if (words.takes("drop")) {
      return words.takes("index") ? dropIndex() : clusterWide(false);
    }
    if (words.takes("alter")) {
      return alter();
    }
    if (words.is(0, "reindex")) {
      return reindex();
    }
    for (String word : REPEATABLE) {
      if (words.is(0, word)) {
        return new StandaloneEffect.Repeatable(words.mentions("concurrently"));
      }
    }
    return unknowable();
  }

  private StandaloneEffect createIndex() {
    words.takes("concurrently");
    words.takesPhrase("if", "not", "exists");
    Optional<String> name = words.takes("on") ? Optional.empty() : Optional.of(words.name());
    words.takes("on");
    words.takes("only");
    return new StandaloneEffect.CreateIndex(name, words.name());
  }

  private StandaloneEffect dropIndex() {
    words.takes("concurrently");
    words.takesPhrase("if", "exists");
    return new StandaloneEffect.DropIndex(words.name());
  }

  private StandaloneEffect clusterWide(boolean create) {
    for (String kind : CLUSTER_WIDE) {
      if (words.takes(kind)) {
        words.takesPhrase("if", "exists");
        String name = Identifiers.value(words.name());
        return create
            ? new StandaloneEffect.Create(kind, name)
            : new StandaloneEffect.Drop(kind, name);
      }
    }
    return unknowable();
  }

  /** Its options may stand in brackets; a schema's or a database's indexes are not looked after. */
  private StandaloneEffect reindex() {
    boolean concurrently = words.mentions("concurrently");
    while (!words.ended() && !words.isNext("index") && !words.isNext("table")) {
      words.skip();
    }
    boolean index = words.isNext("index");
    words.skip();
    words.takes("concurrently");
    return concurrently && !words.ended()
        ? new StandaloneEffect.Reindex(index, words.name())
        : new StandaloneEffect.Repeatable(concurrently);
  }

  private StandaloneEffect alter() {
    if (words.takes("table")) {
      words.takesPhrase("if", "exists");
      words.takes("only");
      String parent = words.name();
      if (words.takes("detach") && words.takes("partition")) {
        return new StandaloneEffect.DetachPartition(parent, words.name());
      }
      return unknowable();
    }
    return words.takes("system") || words.takes("database")
        ? new StandaloneEffect.Repeatable(false)
        : unknowable();
  }

  /** A procedure may commit as it goes, and so may a block; all others do it all or not at all. */
  private StandaloneEffect unknowable() {
    boolean block =
        words.is(0, "do")
            && words.tokens().stream()
                .anyMatch(token -> COMMITS_INSIDE.matcher(token.text()).find());
    return new StandaloneEffect.Unknowable(words.is(0, "call") || block);
  }
}
