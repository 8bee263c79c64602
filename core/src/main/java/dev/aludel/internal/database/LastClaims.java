package dev.aludel.internal.database;

import dev.aludel.internal.text.Gaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the newest finished row of each revision claims: as a text to be read, and as a digest. */
final class LastClaims {

  /** Between two fields and two rows of a text: characters that no id and no checksum has. */
  static final String FIELD_END = "\u001f";

  static final String ROW_END = "\u001e";

  private static final int FIELDS = 6;

  private LastClaims() {}

  /**
   * One row of text for each revision, which {@link #read} reads: an array of arrays takes the
   * server four times as long.
   */
  static String query(String versionTable) {
    return Gaps.fill(
        """
        SELECT coalesce(pg_catalog.string_agg(pg_catalog.concat_ws(pg_catalog.chr(31), l.revision, l.standing,
                   coalesce(l.checksum, ''), coalesce(l.raw_checksum, ''), pg_catalog.array_to_string(l.revises, ','),
                   pg_catalog.array_to_string(l.depends_on, ',')), pg_catalog.chr(30)), '') AS v
          FROM (%s) AS l""",
        lastOf(versionTable));
  }

  /** The same of those revisions that are applied, in one digest: BuiltHistory has its form. */
  static String digest(String versionTable) {
    return Gaps.fill(
        """
        SELECT pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(coalesce(pg_catalog.string_agg(
                   pg_catalog.concat_ws(pg_catalog.chr(31), d.revision, coalesce(d.raw_checksum, ''),
                     pg_catalog.array_to_string(d.revises, ','), pg_catalog.array_to_string(d.depends_on, ',')),
                   pg_catalog.chr(30) ORDER BY d.revision COLLATE pg_catalog."C"), ''), 'UTF8')), 'hex') AS v
          FROM (%s) AS d WHERE d.standing OPERATOR(pg_catalog.=) 'APPLIED'""",
        lastOf(versionTable));
  }

  /** The newest finished row of each revision, and what it claims. */
  private static String lastOf(String versionTable) {
    return Gaps.fill(
        """
        SELECT DISTINCT ON (a.revision) a.revision, a.checksum, a.raw_checksum, a.revises, a.depends_on,
               %s AS standing
          FROM %s WHERE a.outcome OPERATOR(pg_catalog.=) 'done' ORDER BY a.revision, a.id DESC""",
        LogTable.CLAIM, LogScope.reading(versionTable).rows("%I.%I"));
  }

  /** {@return the claims by revision} */
  static Map<String, LoggedRevision> read(@Nullable String text) {
    Map<String, LoggedRevision> logged = new HashMap<>();
    for (String claim : text == null ? new String[0] : text.split(ROW_END)) {
      String[] row = claim.split(FIELD_END, -1);
      if (row.length != FIELDS) {
        continue;
      }
      logged.put(
          row[0],
          new LoggedRevision(
              row[0],
              LoggedRevision.Claim.valueOf(row[1]),
              notEmpty(row[2]),
              notEmpty(row[3]),
              list(row[4]),
              list(row[5])));
    }
    return logged;
  }

  /** {@return what the server has joined with commas} */
  static List<String> list(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  private static Optional<String> notEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
