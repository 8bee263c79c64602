package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ForeignDataWrapper;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE FOREIGN DATA WRAPPER} and its kin. */
final class ForeignDataWrapperSql implements KindSql<ForeignDataWrapper> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "FOREIGN DATA WRAPPER " + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(ForeignDataWrapper wrapper, Writing writing) {
    return List.of(
        new Part.Statement(
            "CREATE "
                + reference(wrapper.id(), writing)
                + wrapper.handler().map(name -> " HANDLER " + name).orElse("")
                + wrapper.validator().map(name -> " VALIDATOR " + name).orElse("")
                + ForeignOptionsSql.of(wrapper.options())));
  }

  @Override
  public List<Part> drop(ForeignDataWrapper wrapper, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(wrapper.id(), writing)));
  }
}
