/** The room that speaks JDBC: connection, transaction, locks, version and log tables. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.database;
