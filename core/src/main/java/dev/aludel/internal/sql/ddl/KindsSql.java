package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Each kind's way to be written. */
final class KindsSql {

  private static final Map<ObjectKind, KindSql<?>> BY_KIND = new EnumMap<>(ObjectKind.class);

  static {
    BY_KIND.put(ObjectKind.SCHEMA, new NamespaceSql());
    BY_KIND.put(ObjectKind.EXTENSION, new ExtensionSql());
    BY_KIND.put(ObjectKind.COLLATION, new CollationSql());
    BY_KIND.put(ObjectKind.CAST, new CastSql());
    BY_KIND.put(ObjectKind.OPERATOR, new OperatorSql());
    BY_KIND.put(ObjectKind.TEXT_SEARCH_DICTIONARY, new TextSearchDictionarySql());
    BY_KIND.put(ObjectKind.TEXT_SEARCH_CONFIGURATION, new TextSearchConfigurationSql());
    BY_KIND.put(ObjectKind.FOREIGN_DATA_WRAPPER, new ForeignDataWrapperSql());
    BY_KIND.put(ObjectKind.SERVER, new ForeignServerSql());
    BY_KIND.put(ObjectKind.FOREIGN_TABLE, new ForeignTableSql());
    BY_KIND.put(ObjectKind.TYPE, new TypeSql());
    BY_KIND.put(ObjectKind.DOMAIN_CONSTRAINT, new DomainConstraintSql());
    BY_KIND.put(ObjectKind.ATTRIBUTE, new AttributeSql());
    BY_KIND.put(ObjectKind.MULTIRANGE, new AttributeSql());
    BY_KIND.put(ObjectKind.FOREIGN_COLUMN, new AttributeSql());
    BY_KIND.put(ObjectKind.SEQUENCE, new SequenceSql());
    BY_KIND.put(ObjectKind.SEQUENCE_OWNER, new SequenceOwnerSql());
    BY_KIND.put(ObjectKind.TABLE, new TableSql());
    BY_KIND.put(ObjectKind.PARTITION, new PartitionSql());
    BY_KIND.put(ObjectKind.INHERITANCE, new InheritanceSql());
    BY_KIND.put(ObjectKind.COLUMN, new ColumnSql());
    BY_KIND.put(ObjectKind.IDENTITY_SEQUENCE, new IdentitySequenceSql());
    BY_KIND.put(ObjectKind.NOT_NULL, new NotNullNameSql());
    BY_KIND.put(ObjectKind.DEFAULT, new ColumnDefaultSql());
    BY_KIND.put(ObjectKind.CONSTRAINT, new ConstraintSql());
    BY_KIND.put(ObjectKind.CONSTRAINT_INDEX, new AttributeSql());
    BY_KIND.put(ObjectKind.INDEX, new IndexSql());
    BY_KIND.put(ObjectKind.REPLICA_IDENTITY, new ReplicaIdentitySql());
    BY_KIND.put(ObjectKind.ROW_SECURITY, new RowSecuritySql());
    BY_KIND.put(ObjectKind.FUNCTION, new RoutineSql());
    BY_KIND.put(ObjectKind.PROCEDURE, new RoutineSql());
    BY_KIND.put(ObjectKind.AGGREGATE, new AggregateSql());
    BY_KIND.put(ObjectKind.VIEW, new ViewSql());
    BY_KIND.put(ObjectKind.MATERIALIZED_VIEW, new MaterializedViewSql());
    BY_KIND.put(ObjectKind.VIEW_COLUMN, new ViewColumnSql());
    BY_KIND.put(ObjectKind.VIEW_DEFAULT, new ViewDefaultSql());
    BY_KIND.put(ObjectKind.RULE, new RuleSql());
    BY_KIND.put(ObjectKind.TRIGGER, new TriggerSql());
    BY_KIND.put(ObjectKind.POLICY, new PolicySql());
    BY_KIND.put(ObjectKind.EVENT_TRIGGER, new EventTriggerSql());
    BY_KIND.put(ObjectKind.STATISTICS, new StatisticSql());
    for (ObjectKind plain :
        List.of(
            ObjectKind.LANGUAGE,
            ObjectKind.ACCESS_METHOD,
            ObjectKind.OPERATOR_FAMILY,
            ObjectKind.OPERATOR_CLASS,
            ObjectKind.CONVERSION,
            ObjectKind.TRANSFORM,
            ObjectKind.TEXT_SEARCH_PARSER,
            ObjectKind.TEXT_SEARCH_TEMPLATE)) {
      BY_KIND.put(plain, new PlainSql(plain.name().replace('_', ' ')));
    }
    BY_KIND.put(ObjectKind.DEFAULT_PRIVILEGES, new DefaultPrivilegesSql());
    BY_KIND.put(ObjectKind.PUBLICATION, new PublicationSql());
    BY_KIND.put(ObjectKind.PUBLICATION_TABLE, new PublicationTableSql());
    BY_KIND.put(ObjectKind.PUBLICATION_SCHEMA, new PublicationSchemaSql());
    BY_KIND.put(ObjectKind.PRIVILEGES, new PrivilegesSql());
    BY_KIND.put(ObjectKind.COMMENT, new CommentSql());
  }

  private KindsSql() {}

  /** Objects of a kind are of the record that its entry takes. */
  @SuppressWarnings("unchecked")
  static KindSql<SchemaObject> of(ObjectKind kind) {
    KindSql<?> found = BY_KIND.get(kind);
    if (found == null) {
      throw new IllegalStateException("nobody writes objects of the kind " + kind);
    }
    return (KindSql<SchemaObject>) found;
  }
}
