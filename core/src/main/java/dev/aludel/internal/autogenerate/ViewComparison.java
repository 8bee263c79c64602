package dev.aludel.internal.autogenerate;

import dev.aludel.schema.View;
import java.util.List;

/** OR REPLACE can give a view another query, as long as its columns stay and new ones follow. */
final class ViewComparison implements KindComparison<View> {
  @Override
  public Change between(View before, View after) {
    if (before.equals(after)) {
      return Change.NONE;
    }
    List<String> old = before.columns();
    List<String> now = after.columns();
    boolean appended = old.size() <= now.size() && old.equals(now.subList(0, old.size()));
    return appended ? Change.ALTER : Change.REMAKE;
  }
}
