package dev.aludel.internal.script.file;

import dev.aludel.revision.RevisionNode;

/**
 * What is known of a script without reading it.
 *
 * @param listed its size and CRC when the index was made
 * @param rawChecksum the SHA-256 of its bytes
 * @param node where it stands in the graph; the origin is its path
 * @param options how it wants to be run
 * @param mentionsDowngrade whether it may have a downgrade
 */
public record IndexedHeader(
    ListedFile listed,
    String rawChecksum,
    RevisionNode node,
    ScriptOptions options,
    boolean mentionsDowngrade) {

  Header headerAt(String place) {
    return new Header(
        new RevisionNode(
            node.id(), node.revises(), node.dependsOn(), node.labels(), node.message(), place),
        options);
  }
}
