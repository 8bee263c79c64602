package dev.aludel.schema;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A view.
 *
 * @param id which
 * @param columns its columns in order, each with name, type and collation as they are written
 * @param options its options, such as {@code security_barrier=true}, by name
 * @param query what it selects, as the server writes it, without a semicolon
 * @param reads the columns that the query names, which a text with places in it does not show
 */
public record View(
    ObjectId id, List<String> columns, List<String> options, SqlText query, List<String> reads)
    implements SchemaObject {

  /** Copies the lists. */
  public View {
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
  public View withTexts(UnaryOperator<SqlText> change) {
    return new View(id, columns, options, change.apply(query), reads);
  }
}
