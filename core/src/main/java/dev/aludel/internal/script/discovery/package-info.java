/** Finds where revisions lie: folders, class path, the build index. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script.discovery;
