/**
 * A real PostgreSQL for tests: one server for each JVM, a fresh database for each test class. Other
 * modules use it from core's test-jar.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.postgres;
