package dev.aludel.internal.autogenerate;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.util.List;

/** The operations that lead from one schema to another, in an order that the server accepts. */
public final class SchemaChange {

  private SchemaChange() {}

  /**
   * The wanted schema as it is once the way there was gone: a table that was altered has its new
   * columns at its end, what came from a table above is not its own, and a materialized view that
   * stayed holds as much as it did. The way back begins there.
   *
   * @param present what was there
   * @param wanted what was wanted
   * @param operations the way from the one to the other
   * @return the wanted schema, with the places that its columns have then
   */
  public static Schema reached(Schema present, Schema wanted, List<Operation> operations) {
    return new ReachedSchema(present, operations)
        .of(ColumnPlaces.reached(present, wanted, operations));
  }

  /**
   * The way from one schema to another.
   *
   * @param present what is there
   * @param wanted what shall be there
   * @return the operations, in order; none where the schemas are equal
   */
  public static List<Operation> between(Schema present, Schema wanted) {
    Schema before = UsualPrivileges.leftOut(present, wanted);
    Schema after = NotNullNames.adopted(before, UsualPrivileges.leftOut(wanted, present));
    Renames renames = Renames.between(before, after);
    Schema renamed = renames.applied(before);
    ObjectChanges changes = ObjectChanges.between(renamed, after);
    List<Operation> operations =
        new OperationOrder(renamed, after, changes).operations(renames.operations());
    return ColumnPlaces.arranged(renamed, after, operations);
  }
}
