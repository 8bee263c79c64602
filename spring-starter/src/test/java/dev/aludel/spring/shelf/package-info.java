/** Entities of a second database. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.shelf;
