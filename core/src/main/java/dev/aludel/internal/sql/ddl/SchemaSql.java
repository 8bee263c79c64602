package dev.aludel.internal.sql.ddl;

import dev.aludel.operation.Operation;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.ServerVersion;
import java.util.List;

/** Writes operations on schema objects as statements, for one server version. */
public final class SchemaSql {

  private final Writing writing;

  /**
   * Writes for a server.
   *
   * @param version the server's version
   * @param mainSchema the schema whose objects are written bare
   */
  public SchemaSql(ServerVersion version, String mainSchema) {
    this.writing = new Writing(version, mainSchema);
  }

  /**
   * The statements of some operations. Neighbours about one table share a statement.
   *
   * @param operations operations on schema objects, in order
   * @return the statements, in order, without semicolons
   */
  public List<String> statements(List<Operation> operations) {
    Folding folding = new Folding(writing);
    for (Operation operation : operations) {
      operation.accept(new PartsOf(writing)).forEach(part -> folding.add(named(part)));
    }
    return folding.statements();
  }

  private Part named(Part part) {
    return part instanceof Part.About about
        ? new Part.Statement(
            about.head()
                + " "
                + KindsSql.of(about.target().kind()).reference(about.target(), writing)
                + " "
                + about.tail())
        : part;
  }

  /** Asks the kind of each operation's object. */
  private record PartsOf(Writing writing) implements Operation.Visitor<List<Part>> {

    @Override
    public List<Part> create(Operation.Create operation) {
      SchemaObject object = operation.object();
      return KindsSql.of(object.id().kind()).create(object, writing);
    }

    @Override
    public List<Part> drop(Operation.Drop operation) {
      SchemaObject object = operation.object();
      return KindsSql.of(object.id().kind()).drop(object, writing);
    }

    @Override
    public List<Part> alter(Operation.Alter operation) {
      return KindsSql.of(operation.before().id().kind())
          .alter(operation.before(), operation.after(), writing);
    }

    @Override
    public List<Part> rename(Operation.Rename operation) {
      return KindsSql.of(operation.from().kind()).rename(operation.from(), operation.to(), writing);
    }

    @Override
    public List<Part> execute(Operation.Execute operation) {
      return List.of(new Part.Statement(operation.sql()));
    }

    @Override
    public List<Part> bulkInsert(Operation.BulkInsert operation) {
      throw new IllegalArgumentException("rows are no schema objects");
    }
  }
}
