package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.Cast;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE CAST} and its kin. */
final class CastSql implements KindSql<Cast> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "CAST (" + id.name() + ")";
  }

  @Override
  public List<Part> create(Cast cast, Writing writing) {
    String way =
        cast.function()
            .map(function -> "WITH FUNCTION " + function)
            .orElse(cast.viaText() ? "WITH INOUT" : "WITHOUT FUNCTION");
    return List.of(
        new Part.Statement(
            "CREATE %s %s%s"
                .formatted(
                    reference(cast.id(), writing),
                    way,
                    cast.context().map(context -> " AS " + context).orElse(""))));
  }

  @Override
  public List<Part> drop(Cast cast, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(cast.id(), writing)));
  }
}
