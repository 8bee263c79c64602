package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table that a publication publishes.
 *
 * @param id which, by the names of the publication and, as it is written, of the table
 * @param publication the publication
 * @param table the table
 * @param columns the columns that it publishes, sorted; none for all
 * @param filter the rows that it publishes, where not all
 */
public record PublicationTable(
    ObjectId id,
    ObjectId publication,
    ObjectId table,
    List<String> columns,
    Optional<String> filter)
    implements SchemaObject {

  /** Copies the list. */
  public PublicationTable {
    columns = List.copyOf(columns);
  }

  @Override
  public Optional<ObjectId> parent() {
    return Optional.of(publication);
  }
}
