package dev.aludel.cli.picture;

import dev.aludel.internal.text.ShownText;
import dev.aludel.report.HistoryEntry;
import dev.aludel.report.LogEntry;
import dev.aludel.report.RevisionDetails;
import dev.aludel.revision.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The history as one page for a browser: a picture, and below it every revision in full. */
public final class HtmlPage {

  private final List<HistoryEntry> history;
  private final Map<String, RevisionDetails> details = new HashMap<>();
  private final Map<String, LogEntry> log = new HashMap<>();
  private final Function<LogEntry, String> logLine;
  private final boolean database;

  /**
   * Makes a page of these revisions.
   *
   * @param history newest first
   * @param details of each of them
   * @param log the database's log, newest first; empty where no database was asked
   * @param logLine how a row of the log reads
   * @param database whether it is known what the database has
   */
  public HtmlPage(
      List<HistoryEntry> history,
      List<RevisionDetails> details,
      List<LogEntry> log,
      Function<LogEntry, String> logLine,
      boolean database) {
    this.history = history;
    this.logLine = logLine;
    this.database = database;
    details.forEach(found -> this.details.put(found.entry().revision().id(), found));
    log.forEach(row -> this.log.putIfAbsent(row.revision(), row));
  }

  /** {@return the page} */
  public String text() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Revisions</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <h1>Revisions</h1>
        <p>%s</p>
        %s</header>
        <main>
        <nav class="picture">
        %s</nav>
        <section class="details">
        %s</section>
        </main>
        </body>
        </html>"""
        .formatted(
            style(),
            summary(),
            legend(),
            new SvgPicture(history, database).text(),
            history.stream().map(this::card).collect(Collectors.joining()));
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("history.css")) {
      return css == null ? "" : new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String summary() {
    long applied = history.stream().filter(HistoryEntry::applied).count();
    String count = history.size() == 1 ? "1 revision" : history.size() + " revisions";
    return database
        ? "%s: the database has %s of them, %s pending."
            .formatted(count, applied, history.size() - applied)
        : count + ".";
  }

  private String legend() {
    return database
        ? """
          <p class="legend"><span class="dot applied"></span> applied
          <span class="dot current"></span> current
          <span class="dot pending"></span> pending</p>
          """
        : "";
  }

  private String card(HistoryEntry entry) {
    RevisionNode node = entry.revision();
    RevisionDetails found = details.get(node.id());
    StringBuilder card = new StringBuilder();
    card.append("<article id=\"r-%s\">\n".formatted(escaped(node.id())));
    card.append("<h2><code>%s</code> %s</h2>\n".formatted(escaped(node.id()), badges(entry)));
    if (!node.message().isEmpty()) {
      card.append("<p class=\"message\">%s</p>\n".formatted(escaped(node.message())));
    }
    card.append("<dl>\n");
    fact(
        card,
        node.isMergePoint() ? "merges" : "revises",
        node.isBase() ? "base" : links(node.revises()));
    fact(card, "depends on", links(node.dependsOn()));
    if (found != null) {
      fact(card, "followed by", links(found.children()));
      fact(card, "needed by", links(found.dependents()));
    }
    fact(card, "file", "<code>" + escaped(node.origin()) + "</code>");
    Optional.ofNullable(log.get(node.id()))
        .ifPresent(row -> fact(card, "log", escaped(logLine.apply(row))));
    if (found != null && !found.reversible()) {
      fact(card, "way back", "none: it is irreversible");
    }
    card.append("</dl>\n");
    if (found != null) {
      found.upgrade().ifPresent(sql -> script(card, "upgrade", sql));
      found.downgrade().ifPresent(sql -> script(card, "downgrade", sql));
    }
    return card.append("</article>\n").toString();
  }

  private String badges(HistoryEntry entry) {
    StringBuilder badges = new StringBuilder();
    entry.revision().labels().forEach(label -> badge(badges, "label", label));
    if (entry.head()) {
      badge(badges, "head", entry.effectiveHead() ? "effective head" : "head");
    }
    if (database) {
      String state = entry.current() ? "current" : entry.applied() ? "applied" : "pending";
      badge(badges, state, state);
    }
    if (entry.branchPoint()) {
      badge(badges, "point", "branch point");
    }
    if (entry.revision().isMergePoint()) {
      badge(badges, "point", "merge point");
    }
    return badges.toString();
  }

  private static void badge(StringBuilder badges, String kind, String text) {
    badges.append("<span class=\"badge %s\">%s</span>".formatted(kind, escaped(text)));
  }

  private static void fact(StringBuilder card, String name, String value) {
    if (!value.isEmpty()) {
      card.append("<dt>%s</dt><dd>%s</dd>\n".formatted(name, value));
    }
  }

  private static String links(List<String> ids) {
    return ids.stream()
        .map(id -> "<a href=\"#r-%1$s\"><code>%1$s</code></a>".formatted(escaped(id)))
        .collect(Collectors.joining(", "));
  }

  private static void script(StringBuilder card, String name, String sql) {
    card.append(
        "<details><summary>%s</summary><pre><code>%s</code></pre></details>\n"
            .formatted(
                name, sql.isBlank() ? "nothing to do" : markedUp(ShownText.lines(sql.strip()))));
  }

  static String escaped(String text) {
    return markedUp(ShownText.line(text));
  }

  private static String markedUp(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
