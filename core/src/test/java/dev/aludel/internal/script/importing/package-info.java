/** Tests of what is taken over from other tools. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script.importing;
