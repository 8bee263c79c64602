/**
 * The wanted schema: models, the scratch databases in which they and the revisions are made real,
 * and the proof of what leads from one to the other.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.target;
