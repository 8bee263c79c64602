/** A real PostgreSQL for tests: one server for each JVM, a fresh database for each test class. */
@org.jspecify.annotations.NullMarked
package dev.aludel.postgres;
