package dev.aludel.internal.reflection;

/** A definition vanished while it was read: somebody changes the schema at this moment. */
final class MovingCatalogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MovingCatalogException(String what) {
    super("the catalog answered NULL for '" + what + "'");
  }
}
