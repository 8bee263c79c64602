/** Aludel in a Quarkus application: databases at head before anything uses them. */
@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus;
