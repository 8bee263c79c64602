package dev.aludel.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.report.HistoryEntry;
import dev.aludel.revision.RevisionNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "数据, 4",
    "한국어, 6",
    "ｶﾀｶﾅ, 4",
    "ＡＢ, 4",
    "é, 1",
    "e\u0301, 1",
    "👍, 2",
    "👍🏽, 2",
    "👩‍👩‍👧, 2",
    "🇨🇳, 2",
    "❤️, 2",
    "a\u200bb, 2",
    "…, 1",
    "|\\ *, 4"
  })
  void aTextTakesAsManyColumnsAsATerminalGivesIt(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "数据库, 6, 数据库",
    "数据库, 5, 数据…",
    "数据库, 4, 数…",
    "a👩‍👩‍👧b, 3, a…",
    "a👩‍👩‍👧b, 4, a👩‍👩‍👧b",
    "e\u0301e\u0301, 1, …"
  })
  void whatIsTooLongEndsInAnEllipsisBehindAWholeGlyph(String text, int columns, String fitted) {
    assertThat(TextWidth.fit(text, columns)).isEqualTo(fitted);
    assertThat(TextWidth.of(fitted)).isLessThanOrEqualTo(columns);
  }

  @Test
  void coloursTakeNoColumnAndEndWhereTheyShould() {
    TextStyle style = new TextStyle(true);
    String line = style.lane(0, "|") + " " + style.revision("数据库") + " text";
    assertThat(TextStyle.shown(TextStyle.fitted(line, 7)))
        .isEqualTo("\u001b[31m|\u001b[0m \u001b[33m数据…\u001b[0m");
    assertThat(TextStyle.shown(TextStyle.fitted(line, 13))).isEqualTo(TextStyle.shown(line));
  }

  @Test
  void thePictureIsWideEnoughForWideCharactersAndCutsLongMessages() {
    assertThat(width("数".repeat(40))).isGreaterThan(40 * 14);
    assertThat(width("W".repeat(40))).isGreaterThan(40 * 13);
    String picture = picture("数".repeat(300));
    assertThat(picture)
        .contains("<tspan dx=\"8\">" + "数".repeat(49) + "…</tspan>")
        .contains("数".repeat(300) + "  </title>");
    assertThat(width("数".repeat(300))).isLessThan(2000);
  }

  private static int width(String message) {
    Matcher width = Pattern.compile("<svg [^>]*width=\"(\\d+)\"").matcher(picture(message));
    assertThat(width.find()).isTrue();
    return Integer.parseInt(width.group(1));
  }

  private static String picture(String message) {
    RevisionNode node =
        new RevisionNode("aaaa", List.of(), List.of(), List.of(), message, "aaaa.sql");
    return new SvgPicture(List.of(new HistoryEntry(node, false, false, false, false, false)), false)
        .text();
  }
}
