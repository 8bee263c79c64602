package dev.aludel.internal.autogenerate;

import dev.aludel.schema.CompositeType;
import dev.aludel.schema.CompositeType.Attribute;
import java.util.ArrayList;
import java.util.List;

/**
 * Attributes can be dropped, and added at the end. One that gets another place or type needs
 * another composite type: the server refuses that while a column uses it.
 */
final class CompositeComparison implements KindComparison<CompositeType> {
  @Override
  public Change between(CompositeType before, CompositeType after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    List<Attribute> kept = new ArrayList<>(before.attributes());
    kept.removeIf(old -> after.attributes().stream().noneMatch(old::equals));
    boolean sameStart =
        kept.size() <= after.attributes().size()
            && after.attributes().subList(0, kept.size()).equals(kept);
    boolean retyped =
        before.attributes().stream()
            .filter(old -> !kept.contains(old))
            .anyMatch(
                old -> after.attributes().stream().anyMatch(now -> now.name().equals(old.name())));
    return sameStart && !retyped ? Change.ALTER : Change.REMAKE;
  }
}
