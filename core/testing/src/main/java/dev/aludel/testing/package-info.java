/** What the tests of an application want: its revisions tried on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.aludel.testing;
