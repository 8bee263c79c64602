/**
 * What the page in the Dev UI asks the running application for; there in dev mode alone, and of no
 * use to applications.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.quarkus.devui;
