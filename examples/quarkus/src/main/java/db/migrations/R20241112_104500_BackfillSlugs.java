package db.migrations;

import dev.aludel.migration.Operations;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.migration.Revision;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives every content item an address made from its title.
 *
 * <p>In Java because PostgreSQL can't take accents off without an extension.
 */
@Revision(
    id = "20241112_104500",
    revises = "20241112_101500",
    message = "backfill slugs from titles")
public final class R20241112_104500_BackfillSlugs implements ReversibleMigration {

  private static final int LONGEST = 60;

  @Override
  public void upgrade(Operations op) {
    List<Item> items =
        op.query(
            """
            SELECT id, title
              FROM content_item
             ORDER BY id
            """,
            row -> new Item(row.getLong("id"), row.getString("title")));
    Set<String> taken = new HashSet<>();
    List<Map<String, Object>> slugs = new ArrayList<>();
    for (Item item : items) {
      slugs.add(Map.of("slug", unique(slug(item.title()), taken), "content_item_id", item.id()));
    }
    op.bulkInsert("content_slug", slugs);
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("DELETE FROM content_slug");
  }

  /** Letters and digits of any script in lower case: 'Tea, cake!' gives 'tea-cake'. */
  private static String slug(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty()) {
      return "item";
    }
    int end = slug.offsetByCodePoints(0, Math.min(LONGEST, slug.codePointCount(0, slug.length())));
    return slug.substring(0, end);
  }

  private static String unique(String slug, Set<String> taken) {
    String candidate = slug;
    for (int next = 2; !taken.add(candidate); next++) {
      candidate = slug + "-" + next;
    }
    return candidate;
  }

  private record Item(long id, String title) {}
}
