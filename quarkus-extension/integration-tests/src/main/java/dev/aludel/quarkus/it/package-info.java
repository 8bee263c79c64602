/** An application as its users write it. */
@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus.it;
