package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Identifiers;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ServerVersion;

/**
 * How names are written, and for which server.
 *
 * @param version the server
 * @param mainSchema the schema whose objects are written bare
 */
record Writing(ServerVersion version, String mainSchema) {

  /** {@return a name that lies in a schema: bare in the main schema, else qualified} */
  String name(String schema, String name) {
    return schema.equals(mainSchema)
        ? Identifiers.write(name)
        : Identifiers.write(schema) + "." + Identifiers.write(name);
  }

  /** {@return the name of an object whose path is schema and name} */
  String name(ObjectId id) {
    return name(id.schema(), id.name());
  }

  /** {@return the name of a routine, whose own name is already written, with its arguments} */
  String routine(ObjectId id) {
    return id.schema().equals(mainSchema) ? id.name() : bare(id.schema()) + "." + id.name();
  }

  /** {@return the name of the table that an object lies in} */
  String tableOf(ObjectId id) {
    return name(id.table().orElseThrow());
  }

  /** {@return one name, without its schema} */
  static String bare(String name) {
    return Identifiers.write(name);
  }
}
