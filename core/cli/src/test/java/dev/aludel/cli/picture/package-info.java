/** Tests of the pictures. */
@org.jspecify.annotations.NullMarked
package dev.aludel.cli.picture;
