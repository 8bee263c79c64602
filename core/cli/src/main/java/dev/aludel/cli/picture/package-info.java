/**
 * A history in pictures: drawn with characters, as a chart of Mermaid's, as a page for a browser.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.cli.picture;
