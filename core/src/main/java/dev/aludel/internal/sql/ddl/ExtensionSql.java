package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.Extension;
import dev.aludel.schema.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE EXTENSION} and its kin. */
final class ExtensionSql implements KindSql<Extension> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "EXTENSION " + Writing.bare(id.name());
  }

  @Override
  public List<Part> create(Extension extension, Writing writing) {
    String version =
        extension.version().map(number -> " VERSION " + Literals.quote(number)).orElse("");
    return List.of(
        new Part.Statement(
            "CREATE EXTENSION %s WITH SCHEMA %s%s"
                .formatted(
                    Writing.bare(extension.id().name()),
                    Writing.bare(extension.schema()),
                    version)));
  }

  @Override
  public List<Part> drop(Extension extension, Writing writing) {
    return List.of(new Part.Statement("DROP EXTENSION " + Writing.bare(extension.id().name())));
  }

  @Override
  public List<Part> alter(Extension before, Extension after, Writing writing) {
    String alter = "ALTER EXTENSION " + Writing.bare(after.id().name()) + " ";
    List<Part> parts = new ArrayList<>();
    if (!before.version().equals(after.version())) {
      String to = after.version().map(number -> " TO " + Literals.quote(number)).orElse("");
      parts.add(new Part.Statement(alter + "UPDATE" + to));
    }
    if (!before.schema().equals(after.schema())) {
      parts.add(new Part.Statement(alter + "SET SCHEMA " + Writing.bare(after.schema())));
    }
    return parts;
  }
}
