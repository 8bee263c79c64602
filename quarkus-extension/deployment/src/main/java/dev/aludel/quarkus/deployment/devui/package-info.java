/** Adds Aludel's page to the Dev UI. */
@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus.deployment.devui;
