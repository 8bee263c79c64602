package dev.aludel.internal.target;

import dev.aludel.internal.database.AlembicHistory;
import dev.aludel.internal.database.FlywayHistory;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.setting.TableSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the tables out of a schema in which migration tools keep what they have run: Aludel's own,
 * by their names, and others' by their names and columns.
 */
final class OwnTables {

  private static final Map<String, Set<String>> OTHERS =
      Map.of(
          AlembicHistory.TABLE,
          Set.of("version_num"),
          FlywayHistory.TABLE,
          Set.of(
              "installed_rank",
              "version",
              "description",
              "type",
              "script",
              "checksum",
              "installed_by",
              "installed_on",
              "execution_time",
              "success"),
          "databasechangelog",
          Set.of(
              "id",
              "author",
              "filename",
              "dateexecuted",
              "orderexecuted",
              "exectype",
              "md5sum",
              "description",
              "comments",
              "tag",
              "liquibase",
              "contexts",
              "labels",
              "deployment_id"),
          "databasechangeloglock",
          Set.of("id", "locked", "lockgranted", "lockedby"));

  private final Set<ObjectId> own;

  /** A schema that is there for Aludel's own tables. */
  private final Optional<ObjectId> ownSchema;

  /**
   * Knows Aludel's own tables.
   *
   * @param tables what they are called, and where they are
   * @param mainSchema the schema that revisions work in
   */
  OwnTables(TableSettings tables, String mainSchema) {
    String schema = tables.versionSchema().orElse(mainSchema);
    ownSchema =
        tables
            .versionSchema()
            .filter(name -> !name.equals(mainSchema))
            .map(name -> ObjectId.of(ObjectKind.SCHEMA, name));
    own =
        Set.of(
            ObjectId.of(ObjectKind.TABLE, schema, tables.versionTable()),
            ObjectId.of(ObjectKind.TABLE, schema, tables.logTable()));
  }

  /** {@return the schema without them, and without all that is part of them} */
  Schema without(Schema schema) {
    Set<ObjectId> kept = new TreeSet<>(schema.ids());
    for (Table table : schema.all(Table.class)) {
      if (own.contains(table.id()) || isOthers(schema, table.id())) {
        Closure.remove(schema, table.id(), kept);
      }
    }
    ownSchema
        .filter(kept::contains)
        .filter(id -> kept.stream().noneMatch(other -> isIn(id, other)))
        .ifPresent(id -> Closure.remove(schema, id, kept));
    return kept.size() == schema.ids().size() ? schema : schema.only(kept);
  }

  private static boolean isIn(ObjectId schema, ObjectId id) {
    return id.path().size() > 1 && id.schema().equals(schema.name());
  }

  private static boolean isOthers(Schema schema, ObjectId table) {
    Set<String> columns = OTHERS.get(table.name());
    if (columns == null) {
      return false;
    }
    Set<String> found = new HashSet<>();
    for (ObjectId part : schema.parts(table)) {
      if (schema.find(part).orElseThrow() instanceof Column column) {
        found.add(column.id().name());
      }
    }
    return found.equals(columns);
  }
}
