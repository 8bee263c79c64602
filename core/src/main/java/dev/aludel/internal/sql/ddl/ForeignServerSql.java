package dev.aludel.internal.sql.ddl;

import dev.aludel.internal.sql.Literals;
import dev.aludel.schema.ForeignServer;
import dev.aludel.schema.ObjectId;
import java.util.List;

/** {@code CREATE SERVER} and its kin. */
final class ForeignServerSql implements KindSql<ForeignServer> {

  @Override
  public String reference(ObjectId id, Writing writing) {
    return "SERVER " + Writing.bare(id.name());
  }

  @Override
  public String privilegeTarget(ObjectId id, Writing writing) {
    return "FOREIGN " + reference(id, writing);
  }

  @Override
  public List<Part> create(ForeignServer server, Writing writing) {
    return List.of(
        new Part.Statement(
            "CREATE "
                + reference(server.id(), writing)
                + server.type().map(type -> " TYPE " + Literals.quote(type)).orElse("")
                + version(server)
                + " FOREIGN DATA WRAPPER "
                + Writing.bare(server.wrapper())
                + ForeignOptionsSql.of(server.options())));
  }

  @Override
  public List<Part> drop(ForeignServer server, Writing writing) {
    return List.of(new Part.Statement("DROP " + reference(server.id(), writing)));
  }

  @Override
  public List<Part> alter(ForeignServer before, ForeignServer after, Writing writing) {
    return List.of(
        new Part.Statement(
            "ALTER "
                + reference(after.id(), writing)
                + (before.version().equals(after.version()) ? "" : version(after))
                + ForeignOptionsSql.changes(before.options(), after.options())));
  }

  private static String version(ForeignServer server) {
    return server.version().map(number -> " VERSION " + Literals.quote(number)).orElse("");
  }
}
