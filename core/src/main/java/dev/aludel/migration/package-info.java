/** What a Java revision is written with. */
@org.jspecify.annotations.NullMarked
package dev.aludel.migration;
