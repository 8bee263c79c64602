package dev.aludel.internal.script.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.property.Choices;
import dev.aludel.property.Property;
import dev.aludel.revision.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyPropertyTest {

  private static final List<String> PIECES =
      List.of(
          "",
          "1\t2",
          "\\N",
          "\\\\.",
          " \\.",
          "\\. ",
          "x\\.",
          "'",
          "\"",
          "$$",
          "/*",
          ";",
          "-- @downgrade",
          "-- @upgrade",
          "--",
          "\\i x",
          "\\restrict a",
          "COPY t FROM stdin;",
          "é😀",
          "a\rb",
          "${a}",
          "\ufeff");

  @Test
  void dataComesOutByteForByteAndTheTextGoesOnBehindIt() {
    Property.holds(
        1000,
        choices -> {
          List<List<String>> blocks = data(choices);
          String lineEnd = choices.of(List.of("\n", "\r\n"));
          int buffer = choices.show("buffer", choices.nextInt(1, 41));
          StringBuilder file =
              new StringBuilder("-- @revises base\n-- @placeholders on\n-- @upgrade\n");
          List<String> expected = new ArrayList<>();
          for (List<String> block : blocks) {
            String data = String.join("", block.stream().map(line -> line + lineEnd).toList());
            file.append("COPY t FROM stdin;").append(lineEnd).append(data);
            file.append("\\.").append(lineEnd).append("SELECT 1;").append(lineEnd);
            expected.addAll(List.of("COPY t FROM stdin", data, "SELECT 1"));
          }
          SqlScript script =
              SqlScript.read(Written.file(file.append("-- @downgrade\nSELECT 2").toString()));

          List<String> got = new ArrayList<>();
          script.read(Direction.UPGRADE, Map.of(), new Collector(got, buffer));

          assertThat(got).isEqualTo(expected);
          assertThat(script.outline(Map.of()).upgrade().statements()).isEqualTo(2 * blocks.size());
          assertThat(script.reversible()).isTrue();
          assertThat(script.checksum()).isEqualTo(script.body().checksum());
        });
  }

  @Test
  void everyLineOfDataCountsInTheChecksum() {
    Property.holds(
        500,
        choices -> {
          List<List<String>> blocks = data(choices);
          assertThat(checksum(blocks, "").equals(checksum(blocks, "x")))
              .isEqualTo(blocks.isEmpty());
          assertThat(checksum(blocks, "").equals(checksum(blocks, " ")))
              .isEqualTo(blocks.isEmpty());
        });
  }

  private static String checksum(List<List<String>> blocks, String more) {
    StringBuilder file = new StringBuilder("-- @revises base\n-- @upgrade\n");
    for (List<String> block : blocks) {
      file.append("COPY t FROM stdin;\n");
      block.forEach(line -> file.append(line).append('\n'));
      file.append("z").append(more).append("\n\\.\n");
    }
    return SqlScript.read(Written.file(file.toString())).checksum();
  }

  private static List<List<String>> data(Choices choices) {
    return choices.show("blocks", choices.list(4, block -> block.list(6, line -> line.of(PIECES))));
  }

  private record Collector(List<String> got, int buffer) implements StatementSink {

    @Override
    public void statement(SqlStatement statement) {
      got.add(statement.text());
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      got.add(copy.text());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] part = new byte[buffer];
      try {
        for (int read = data.read(part); read >= 0; read = data.read(part)) {
          bytes.write(part, 0, read);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      got.add(bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
