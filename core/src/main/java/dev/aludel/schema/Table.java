package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table, without the columns and constraints that lie in it.
 *
 * @param id which
 * @param unlogged whether it is {@code UNLOGGED}
 * @param partitionKey what it is partitioned by, such as {@code RANGE (placed_at)}, where it is
 * @param type the composite type that it is a table of, where there is one
 * @param accessMethod how its rows are stored, where that is not {@code heap}
 * @param options its storage options, such as {@code fillfactor=70}, sorted; those of its TOAST
 *     table begin with {@code toast.}
 */
public record Table(
    ObjectId id,
    boolean unlogged,
    Optional<String> partitionKey,
    Optional<String> type,
    Optional<String> accessMethod,
    List<String> options)
    implements SchemaObject {

  /** Copies the options. */
  public Table {
    options = List.copyOf(options);
  }

  @Override
  public List<String> occupies() {
    return SchemaObject.relation(id.schema(), id.name());
  }

  /**
   * Whether a column is in its partition key, for its own or in an expression.
   *
   * @param column the column's name
   * @return whether it is
   */
  public boolean isPartitionedBy(String column) {
    String plain = "(?<![\\w\"$])" + Pattern.quote(column) + "(?![\\w\"$])";
    String quoted = Pattern.quote(TypeName.quoted(column));
    return partitionKey
        .filter(key -> Pattern.compile(plain + "|" + quoted).matcher(key).find())
        .isPresent();
  }
}
