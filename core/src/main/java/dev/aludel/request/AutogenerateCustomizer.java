package dev.aludel.request;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.List;

/**
 * Has a say in what {@code revision --autogenerate}, {@code check} and {@code diff} compare, and in
 * what is written.
 *
 * <pre>{@code
 * final class NoReports implements AutogenerateCustomizer {
 *   @Override public boolean includes(SchemaObject object, Schema schema) {
 *     return !object.id().schema().equals("reports");
 *   }
 *   @Override public List<Operation> rewrite(List<Operation> operations) {
 *     List<Operation> all = new ArrayList<>(operations);
 *     all.add(new Operation.Execute("ANALYZE"));
 *     return all;
 *   }
 * }
 * Aludel.builder().customizer(new NoReports()) …
 * }</pre>
 */
public interface AutogenerateCustomizer {

  /**
   * Whether an object is compared. What is part of one that isn't, or only exists for it, isn't
   * compared either.
   *
   * @param object an object of either side
   * @param schema that side
   * @return {@code true} unless a customizer says otherwise
   */
  default boolean includes(SchemaObject object, Schema schema) {
    return true;
  }

  /**
   * Changes the way from the schema that the revisions make to the one that is wanted: leaves
   * operations out, or adds some. The revision is proven with what is returned; the way back is
   * found out anew. What then still differs from the wanted schema is listed.
   *
   * @param operations what was found out, in an order in which it runs; renames that were asked for
   *     come before and are not among them
   * @return what shall be written
   */
  default List<Operation> rewrite(List<Operation> operations) {
    return operations;
  }
}
