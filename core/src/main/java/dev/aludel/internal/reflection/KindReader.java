package dev.aludel.internal.reflection;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Each kind's reader; a reader finds in {@link FoundObjects} what those before it have found. Most
 * databases have few of the kinds, and most of a reading's time goes into understanding its
 * queries, so one query asks first which kinds there are.
 *
 * @param reader reads a kind
 * @param occurrence where in the catalogs it shows that there may be one of the kind, behind {@code
 *     FROM}; empty where that isn't asked
 */
record KindReader(ObjectReader reader, String occurrence) {

  private static final String OF_USERS = "oid >= " + ReflectionSql.FIRST_USER_OID;

  private static final List<KindReader> ALL =
      List.of(
          always(new NamespaceReader()),
          always(new ExtensionReader()),
          ofUsers("pg_collation", new CollationReader()),
          where("pg_type WHERE typtype = 'e'", new EnumReader()),
          where("pg_type WHERE typtype = 'd' AND " + OF_USERS, new DomainReader()),
          where(
              "pg_constraint WHERE contypid >= " + ReflectionSql.FIRST_USER_OID,
              new DomainConstraintReader()),
          where("pg_class WHERE relkind = 'c'", new CompositeReader()),
          where("pg_range WHERE rngtypid >= " + ReflectionSql.FIRST_USER_OID, new RangeReader()),
          always(new BaseTypeReader()),
          where("pg_sequence", new SequenceReader()),
          always(new TableReader()),
          where("pg_inherits", new PartitionReader()),
          where("pg_inherits", new InheritanceReader()),
          always(new ColumnReader()),
          where("pg_attrdef", new ColumnDefaultReader()),
          always(new ConstraintReader()),
          where("pg_sequence", new SequenceOwnerReader()),
          always(new IndexReader()),
          where(
              "pg_class WHERE relkind IN ('r', 'p') AND relreplident <> 'd' AND " + OF_USERS,
              new ReplicaIdentityReader()),
          ofUsers("pg_proc", new RowFunctionReader()),
          ofUsers("pg_proc", new RoutineReader()),
          where(
              "pg_aggregate WHERE aggfnoid::oid >= " + ReflectionSql.FIRST_USER_OID,
              new AggregateReader()),
          ofUsers("pg_cast", new CastReader()),
          ofUsers("pg_operator", new OperatorReader()),
          ofUsers("pg_am", new AccessMethodReader()),
          ofUsers("pg_language", new LanguageReader()),
          ofUsers("pg_opfamily", new OperatorFamilyReader()),
          ofUsers("pg_opclass", new OperatorClassReader()),
          ofUsers("pg_conversion", new ConversionReader()),
          ofUsers("pg_transform", new TransformReader()),
          ofUsers("pg_ts_parser", new TextSearchParserReader()),
          ofUsers("pg_ts_template", new TextSearchTemplateReader()),
          ofUsers("pg_ts_dict", new TextSearchDictionaryReader()),
          ofUsers("pg_ts_config", new TextSearchConfigurationReader()),
          where("pg_foreign_data_wrapper", new ForeignDataWrapperReader()),
          where("pg_foreign_server", new ForeignServerReader()),
          where("pg_foreign_table", new ForeignTableReader()),
          where("pg_class WHERE relkind = 'v' AND " + OF_USERS, new ViewReader()),
          where("pg_class WHERE relkind = 'm'", new MaterializedViewReader()),
          where("pg_class WHERE relkind IN ('v', 'm') AND " + OF_USERS, new ViewColumnReader()),
          where("pg_class WHERE relkind = 'v' AND " + OF_USERS, new ViewDefaultReader()),
          where("pg_rewrite WHERE ev_type <> '1' AND " + OF_USERS, new RuleReader()),
          ofUsers("pg_trigger", new TriggerReader()),
          where("pg_policy", new PolicyReader()),
          where("pg_event_trigger", new EventTriggerReader()),
          where("pg_statistic_ext", new StatisticReader()),
          where("pg_publication", new PublicationReader()),
          where("pg_publication", new PublicationTableReader()),
          where("pg_publication", new PublicationSchemaReader()),
          where("pg_default_acl", new DefaultPrivilegesReader()),
          always(new PrivilegesReader()),
          always(new CommentReader()),
          always(new DependencyReader()));

  private static KindReader always(ObjectReader reader) {
    return new KindReader(reader, "");
  }

  private static KindReader ofUsers(String catalog, ObjectReader reader) {
    return new KindReader(reader, catalog + " WHERE " + OF_USERS);
  }

  private static KindReader where(String occurrence, ObjectReader reader) {
    return new KindReader(reader, occurrence);
  }

  /** {@return the query that has, for each reader in order, whether it may find something} */
  static String occurrences() {
    return ALL.stream()
        .map(
            kind ->
                kind.occurrence.isEmpty()
                    ? "true"
                    : "EXISTS (SELECT FROM pg_catalog." + kind.occurrence + ")")
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  /** {@return all readers, in their order} */
  static List<ObjectReader> readers() {
    return ALL.stream().map(KindReader::reader).toList();
  }
}
