/** An application whose entities say which schema is wanted. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.library;
