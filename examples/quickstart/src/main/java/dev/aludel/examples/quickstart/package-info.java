/** A plain Java program that keeps its database at head with Aludel. */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.quickstart;
