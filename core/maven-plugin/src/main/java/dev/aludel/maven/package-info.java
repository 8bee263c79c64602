/** The commands as goals of Maven. */
@org.jspecify.annotations.NullMarked
package dev.aludel.maven;
