package dev.aludel.internal.target;

import dev.aludel.internal.autogenerate.ModelPrivileges;
import dev.aludel.schema.Schema;
import java.util.Optional;

/**
 * One of two schemas that are compared.
 *
 * @param name what it is called
 * @param schema what was read
 * @param database where it was made real; nothing where that is no scratch database
 */
record ComparedSchema(String name, Schema schema, Optional<ScratchDatabase> database) {

  /** {@return this side with another schema} */
  ComparedSchema with(Schema other) {
    return new ComparedSchema(name, other, database);
  }

  /** {@return this side with the names of another one where its own were chosen by nobody} */
  ComparedSchema withNamesOf(ComparedSchema other) {
    return with(Comparison.adoptNames(other.schema, schema));
  }

  /** {@return this side with the privileges of another one where it says nothing of its own} */
  ComparedSchema withUnsaidPrivilegesOf(ComparedSchema other) {
    return with(ModelPrivileges.adopt(other.schema, schema));
  }
}
