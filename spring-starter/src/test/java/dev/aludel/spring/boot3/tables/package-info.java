/** Revisions that make the tables of other libraries, which have one script in this generation. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.boot3.tables;
