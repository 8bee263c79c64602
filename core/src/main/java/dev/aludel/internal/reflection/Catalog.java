package dev.aludel.internal.reflection;

/**
 * The system catalogs that objects live in, by their fixed object identifiers, as {@code
 * pg_depend.classid} gives them.
 */
enum Catalog {
  DEFAULT_ACL(826),
  TYPE(1247),
  PROC(1255),
  CLASS(1259),
  FOREIGN_SERVER(1417),
  FOREIGN_DATA_WRAPPER(2328),
  ATTRDEF(2604),
  CAST(2605),
  CONSTRAINT(2606),
  ACCESS_METHOD(2601),
  OPERATOR_OF_METHOD(2602),
  FUNCTION_OF_METHOD(2603),
  CONVERSION(2607),
  LANGUAGE(2612),
  NAMESPACE(2615),
  OPERATOR_CLASS(2616),
  OPERATOR(2617),
  REWRITE(2618),
  TRIGGER(2620),
  OPERATOR_FAMILY(2753),
  EXTENSION(3079),
  POLICY(3256),
  STATISTIC(3381),
  COLLATION(3456),
  EVENT_TRIGGER(3466),
  TRANSFORM(3576),
  TEXT_SEARCH_DICTIONARY(3600),
  TEXT_SEARCH_PARSER(3601),
  TEXT_SEARCH_CONFIGURATION(3602),
  TEXT_SEARCH_TEMPLATE(3764),
  PUBLICATION(6104),
  PUBLICATION_RELATION(6106),
  PUBLICATION_NAMESPACE(6237);

  private final long oid;

  Catalog(long oid) {
    this.oid = oid;
  }

  long oid() {
    return oid;
  }

  /** {@return where a whole object lives} */
  Address address(long object) {
    return new Address(oid, object, 0);
  }

  /** {@return where a column of a relation lives} */
  static Address column(long relation, int number) {
    return new Address(CLASS.oid, relation, number);
  }

  /**
   * Where something lives in the catalogs.
   *
   * @param catalog the catalog's own oid
   * @param object the object's oid
   * @param part the number of its column; 0 for the whole
   */
  record Address(long catalog, long object, int part) {
    Address whole() {
      return new Address(catalog, object, 0);
    }
  }
}
