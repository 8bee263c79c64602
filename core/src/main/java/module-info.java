/**
 * Brings a PostgreSQL database to the head of its revision graph. What users may name is exported;
 * the rooms behind it are not.
 */
module dev.aludel {
  requires transitive java.sql;
  requires io.github.classgraph;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.aludel;
  exports dev.aludel.error;
  exports dev.aludel.migration;
  exports dev.aludel.operation;
  exports dev.aludel.report;
  exports dev.aludel.request;
  exports dev.aludel.revision;
  exports dev.aludel.schema;
  exports dev.aludel.setting;
}
