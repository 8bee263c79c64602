/** Turns the folders of other tools into revisions. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.script.importing;
