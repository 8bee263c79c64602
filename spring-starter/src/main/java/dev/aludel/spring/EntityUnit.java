package dev.aludel.spring;

import dev.aludel.request.SchemaModel;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit of the application.
 *
 * @param name its name
 * @param model the schema that its entities want
 * @param dataSource where its entities are stored, if it is known
 */
record EntityUnit(String name, SchemaModel model, @Nullable DataSource dataSource) {

  /** {@return whether it is stored in the database at that place} */
  boolean isOn(Object place) {
    return dataSource != null && DatabasePlace.isSame(dataSource, place);
  }
}
