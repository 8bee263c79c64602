package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.TextSearchConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code CREATE TEXT SEARCH CONFIGURATION} and its kin. */
final class TextSearchConfigurationSql implements KindSql<TextSearchConfiguration> {

  private static final String KIND = "TEXT SEARCH CONFIGURATION";

  @Override
  public List<Part> create(TextSearchConfiguration configuration, Writing writing) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Statement(
            "CREATE %s %s (PARSER = %s)"
                .formatted(KIND, writing.name(configuration.id()), configuration.parser())));
    parts.addAll(mappings(configuration.id(), "ADD", configuration.mappings(), writing));
    return parts;
  }

  @Override
  public List<Part> drop(TextSearchConfiguration configuration, Writing writing) {
    return List.of(new Part.Statement("DROP " + KIND + " " + writing.name(configuration.id())));
  }

  @Override
  public List<Part> alter(
      TextSearchConfiguration before, TextSearchConfiguration after, Writing writing) {
    List<String> gone = new ArrayList<>(before.mappings().keySet());
    gone.removeAll(after.mappings().keySet());
    Map<String, String> added = new LinkedHashMap<>(after.mappings());
    added.keySet().removeAll(before.mappings().keySet());
    Map<String, String> changed = new LinkedHashMap<>(after.mappings());
    changed.keySet().removeAll(added.keySet());
    changed.entrySet().removeAll(before.mappings().entrySet());
    List<Part> parts = new ArrayList<>();
    if (!gone.isEmpty()) {
      parts.add(
          new Part.Statement(
              "ALTER %s %s DROP MAPPING FOR %s"
                  .formatted(KIND, writing.name(after.id()), String.join(", ", gone))));
    }
    parts.addAll(mappings(after.id(), "ALTER", changed, writing));
    parts.addAll(mappings(after.id(), "ADD", added, writing));
    return parts;
  }

  /** Types of token with the same dictionaries share a statement. */
  private static List<Part> mappings(
      ObjectId id, String verb, Map<String, String> mappings, Writing writing) {
    Map<String, List<String>> tokens = new LinkedHashMap<>();
    mappings.forEach(
        (token, dictionaries) ->
            tokens.computeIfAbsent(dictionaries, any -> new ArrayList<>()).add(token));
    List<Part> parts = new ArrayList<>();
    tokens.forEach(
        (dictionaries, of) ->
            parts.add(
                new Part.Statement(
                    "ALTER %s %s\n  %s MAPPING FOR %s WITH %s"
                        .formatted(
                            KIND, writing.name(id), verb, String.join(", ", of), dictionaries))));
    return parts;
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed(KIND, from, to);
  }
}
