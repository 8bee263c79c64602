/** The platform's revisions that SQL alone can't say; the others lie beside them as SQL files. */
@org.jspecify.annotations.NullMarked
package db.migrations;
