package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SequenceOwner;
import dev.aludel.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A column that owns its sequence and is exactly what {@code serial} makes. */
final class SerialColumn {

  private static final Map<String, String> WORDS =
      Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

  /** The server shortens longer names in its own way. */
  private static final int LONGEST_NAME = 63;

  private static final String BEGIN = "nextval('";
  private static final String END = "'::regclass)";

  private SerialColumn() {}

  /** {@return the column written as serial; empty where it is not exactly that} */
  static Optional<Column> written(Schema schema, SequenceOwner owner) {
    Column column = find(schema, owner.column(), Column.class).orElseThrow();
    Sequence sequence = find(schema, owner.sequence(), Sequence.class).orElseThrow();
    boolean exactly =
        column.inherited().isEmpty()
            && !column.typed()
            && column.notNull().filter(notNull -> isOfSerial(column, notNull)).isPresent()
            && sequence.options().equals(SequenceOptions.of(column.type()))
            && isNamedBySerial(sequence.id(), column.id())
            && hasPersistenceOfTable(schema, sequence, column)
            && isDefault(schema, sequence, column);
    return Optional.ofNullable(WORDS.get(column.type()))
        .filter(any -> exactly)
        .map(word -> column.with(word, Optional.empty()));
  }

  private static boolean isOfSerial(Column column, Column.NotNull notNull) {
    String given =
        GivenName.make(column.id().table().orElseThrow().name(), column.id().name(), "not_null");
    return notNull.valid()
        && !notNull.noInherit()
        && (notNull.name().isEmpty() || notNull.name().equals(given));
  }

  private static boolean isNamedBySerial(ObjectId sequence, ObjectId column) {
    ObjectId table = column.table().orElseThrow();
    String name = table.name() + "_" + column.name() + "_seq";
    return sequence.equals(ObjectId.of(ObjectKind.SEQUENCE, table.schema(), name))
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }

  private static boolean hasPersistenceOfTable(Schema schema, Sequence sequence, Column column) {
    return find(schema, column.id().table().orElseThrow(), Table.class)
        .filter(table -> table.unlogged() == sequence.unlogged())
        .isPresent();
  }

  private static boolean isDefault(Schema schema, Sequence sequence, Column column) {
    ObjectId id = new ObjectId(ObjectKind.DEFAULT, column.id().path());
    return find(schema, id, ColumnDefault.class)
        .map(ColumnDefault::expression)
        .filter(SerialColumn::isNext)
        .filter(text -> schema.needs(id).stream().anyMatch(need -> need.on().equals(sequence.id())))
        .isPresent();
  }

  /** {@return whether a default is the next value of a sequence, and nothing more} */
  static boolean isNext(String expression) {
    return expression.startsWith(BEGIN)
        && expression.indexOf(END) == expression.length() - END.length();
  }

  private static <T> Optional<T> find(Schema schema, ObjectId id, Class<T> type) {
    return schema.find(id).filter(type::isInstance).map(type::cast);
  }
}
