package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.Collation;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE COLLATION} and its kin. */
final class CollationSql implements KindSql<Collation> {

  @Override
  public List<Part> create(Collation collation, Writing writing) {
    List<String> settings = new ArrayList<>();
    settings.add("PROVIDER = " + collation.provider());
    String collate = Literals.quote(collation.collate());
    collation
        .characters()
        .ifPresentOrElse(
            characters -> {
              settings.add("LC_COLLATE = " + collate);
              settings.add("LC_CTYPE = " + Literals.quote(characters));
            },
            () -> settings.add("LOCALE = " + collate));
    if (!collation.deterministic()) {
      settings.add("DETERMINISTIC = false");
    }
    collation.rules().ifPresent(rules -> settings.add("RULES = " + Literals.quote(rules)));
    return List.of(
        new Part.Statement(
            "CREATE COLLATION %s (%s)"
                .formatted(writing.name(collation.id()), String.join(", ", settings))));
  }

  @Override
  public List<Part> drop(Collation collation, Writing writing) {
    return List.of(new Part.Statement("DROP COLLATION " + writing.name(collation.id())));
  }

  @Override
  public List<Part> alter(Collation before, Collation away, Writing writing) {
    return rename(before.id(), away.id(), writing);
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed("COLLATION", from, to);
  }
}
