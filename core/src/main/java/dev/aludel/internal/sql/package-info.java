/** The only room that knows SQL text: lexing, splitting, classifying, quoting. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.sql;
