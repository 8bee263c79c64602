package dev.aludel.internal.sql;

import java.util.List;
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

  private final List<Token> tokens;
  private int at;

  StandaloneReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Standalone read() {
    if (takes("create")) {
      takes("unique");
      return takes("index") ? createIndex() : clusterWide(true);
    }
    if (takes("drop")) {
      return takes("index") ? dropIndex() : clusterWide(false);
    }
    if (takes("alter")) {
      return alter();
    }
    if (is(0, "reindex")) {
      return reindex();
    }
    for (String word : REPEATABLE) {
      if (is(0, word)) {
        return new Standalone.Repeatable(mentions("concurrently"));
      }
    }
    return unknowable();
  }

  private Standalone createIndex() {
    takes("concurrently");
    takesPhrase("if", "not", "exists");
    Optional<String> name = takes("on") ? Optional.empty() : Optional.of(name());
    takes("on");
    takes("only");
    return new Standalone.CreateIndex(name, name());
  }

  private Standalone dropIndex() {
    takes("concurrently");
    takesPhrase("if", "exists");
    return new Standalone.DropIndex(name());
  }

  private Standalone clusterWide(boolean create) {
    for (String kind : CLUSTER_WIDE) {
      if (takes(kind)) {
        takesPhrase("if", "exists");
        String name = Identifiers.value(name());
        return create ? new Standalone.Create(kind, name) : new Standalone.Drop(kind, name);
      }
    }
    return unknowable();
  }

  /** Its options may stand in brackets; a schema's or a database's indexes are not looked after. */
  private Standalone reindex() {
    boolean concurrently = mentions("concurrently");
    while (at < tokens.size() && !is(at, "index") && !is(at, "table")) {
      at++;
    }
    boolean index = is(at, "index");
    at++;
    takes("concurrently");
    return concurrently && at < tokens.size()
        ? new Standalone.Reindex(index, name())
        : new Standalone.Repeatable(concurrently);
  }

  private Standalone alter() {
    if (takes("table")) {
      takesPhrase("if", "exists");
      takes("only");
      String parent = name();
      if (takes("detach") && takes("partition")) {
        return new Standalone.DetachPartition(parent, name());
      }
      return unknowable();
    }
    return takes("system") || takes("database") ? new Standalone.Repeatable(false) : unknowable();
  }

  /** A procedure may commit as it goes, and so may a block; all others do it all or not at all. */
  private Standalone unknowable() {
    boolean block =
        is(0, "do")
            && tokens.stream().anyMatch(token -> COMMITS_INSIDE.matcher(token.text()).find());
    return new Standalone.Unknowable(is(0, "call") || block);
  }

  /** A name with its schema, as it was written. */
  private String name() {
    StringBuilder name = new StringBuilder();
    while (at < tokens.size()) {
      name.append(tokens.get(at++).text());
      if (at >= tokens.size() || !tokens.get(at).isSymbol(".")) {
        break;
      }
      name.append(tokens.get(at++).text());
    }
    return name.toString();
  }

  private boolean takes(String word) {
    if (is(at, word)) {
      at++;
      return true;
    }
    return false;
  }

  private void takesPhrase(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(at + i, words[i])) {
        return;
      }
    }
    at += words.length;
  }

  private boolean mentions(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }

  private boolean is(int index, String word) {
    return index < tokens.size() && tokens.get(index).isWord(word);
  }
}
