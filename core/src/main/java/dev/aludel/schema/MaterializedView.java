package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A materialized view; whether it holds rows is no difference.
 *
 * @param id which
 * @param columns its columns in order, each with name, type and collation as they are written
 * @param accessMethod how its rows are stored, where that is not {@code heap}
 * @param options its storage options, such as {@code fillfactor=70}, sorted; those of its TOAST
 *     table begin with {@code toast.}
 * @param query what it selects, as the server writes it, without a semicolon
 * @param reads the columns that the query names, which a text with places in it does not show
 * @param filled whether it holds what its query selects, and not nothing at all
 */
public record MaterializedView(
    ObjectId id,
    List<String> columns,
    Optional<String> accessMethod,
    List<String> options,
    SqlText query,
    List<String> reads,
    boolean filled)
    implements SchemaObject {

  /** Copies the lists. */
  public MaterializedView {
    columns = List.copyOf(columns);
    options = List.copyOf(options);
    reads = List.copyOf(reads);
  }

  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  @Override
  public List<SqlText> texts() {
    return List.of(query);
  }

  @Override
  public MaterializedView withTexts(UnaryOperator<SqlText> change) {
    return new MaterializedView(
        id, columns, accessMethod, options, change.apply(query), reads, filled);
  }
}
