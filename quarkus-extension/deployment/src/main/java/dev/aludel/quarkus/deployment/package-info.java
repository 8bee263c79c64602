/** What Aludel does while a Quarkus application is built. */
@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus.deployment;
