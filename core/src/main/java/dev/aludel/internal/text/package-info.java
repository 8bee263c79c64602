/** Text as it may be shown, whoever wrote it. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.text;
