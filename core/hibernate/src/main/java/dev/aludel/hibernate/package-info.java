/**
 * The application's own entities as the wanted schema. {@link dev.aludel.hibernate.HibernateModel}
 * says the DDL that Hibernate ORM would create; it opens no connection.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.hibernate;
