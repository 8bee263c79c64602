/** Tests of the room that speaks JDBC. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.database;
