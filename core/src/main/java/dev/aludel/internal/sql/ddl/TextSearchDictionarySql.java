package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectId;
import dev.aludel.schema.TextSearchDictionary;
import java.util.List;

/** {@code CREATE TEXT SEARCH DICTIONARY} and its kin. */
final class TextSearchDictionarySql implements KindSql<TextSearchDictionary> {

  private static final String KIND = "TEXT SEARCH DICTIONARY";

  @Override
  public List<Part> create(TextSearchDictionary dictionary, Writing writing) {
    return List.of(
        new Part.Statement(
            "CREATE %s %s (TEMPLATE = %s%s)"
                .formatted(
                    KIND,
                    writing.name(dictionary.id()),
                    dictionary.template(),
                    dictionary.options().map(options -> ", " + options).orElse(""))));
  }

  @Override
  public List<Part> drop(TextSearchDictionary dictionary, Writing writing) {
    return List.of(new Part.Statement("DROP " + KIND + " " + writing.name(dictionary.id())));
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed(KIND, from, to);
  }
}
