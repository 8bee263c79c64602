package dev.aludel.internal.autogenerate;

import dev.aludel.schema.EnumType;
import java.util.ArrayList;
import java.util.List;

/** Labels can be added at any place; one that goes, or moves, needs another type. */
final class EnumComparison implements KindComparison<EnumType> {
  @Override
  public Change between(EnumType before, EnumType after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    List<String> kept = new ArrayList<>(after.labels());
    kept.retainAll(before.labels());
    return kept.equals(before.labels()) ? Change.ALTER : Change.REMAKE;
  }
}
