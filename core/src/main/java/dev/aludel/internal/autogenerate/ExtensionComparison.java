package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Extension;

/**
 * An extension is moved, if it can be, and brought to its newest version, but not to an old one.
 */
final class ExtensionComparison implements KindComparison<Extension> {
  @Override
  public Change between(Extension before, Extension after) {
    if (before.schema().equals(after.schema()) && before.version().equals(after.version())) {
      return Change.NONE;
    }
    boolean moves = before.schema().equals(after.schema()) || before.relocatable();
    boolean updates = before.version().equals(after.version()) || after.version().isEmpty();
    return moves && updates ? Change.ALTER : Change.REMAKE;
  }
}
