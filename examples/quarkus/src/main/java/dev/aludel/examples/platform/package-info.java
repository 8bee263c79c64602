/**
 * The content distribution platform: who works on which projects, behind a small REST interface.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.platform;
