package dev.aludel.internal.script.file;

import dev.aludel.internal.sql.SqlStatement;
import dev.aludel.revision.Direction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A program of its own, for a heap of its own: writes a revision with data of that many megabytes,
 * reads it both ways, and prints what it counted: whether it is reversible, the statements of the
 * upgrade as the outline and as the sink has them, the bytes of data of both ways, and whether the
 * downgrade's text was kept.
 */
final class LargeScript {

  private static final String LINE = "1\tann@example.org\t\\N\tit's a line of fifty-odd bytes; é\n";

  private LargeScript() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    write(file, Long.parseLong(arguments[1]) << 20);
    SqlScript script =
        SqlScript.read(
            new ScriptFile("a1_large.sql", "a1_large.sql", () -> Files.newInputStream(file)));
    Outline outline = script.outline(Map.of());
    Count upgrade = new Count();
    script.read(Direction.UPGRADE, Map.of(), upgrade);
    Count downgrade = new Count();
    script.read(Direction.DOWNGRADE, Map.of(), downgrade);
    System.out.println(
        script.reversible()
            + " "
            + outline.upgrade().statements()
            + " "
            + upgrade.statements
            + " "
            + upgrade.bytes
            + " "
            + downgrade.bytes
            + " "
            + outline.downgradeText().isPresent());
  }

  /** Half of the data in each direction, and statements of a tenth of it. */
  private static void write(Path file, long bytes) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("-- @revises base\n-- @upgrade\n");
      for (long written = 0; written < bytes / 10; written += 40) {
        out.write("INSERT INTO t VALUES (1, 'a statement');\n");
      }
      copy(out, bytes / 2);
      out.write("-- @downgrade\n");
      copy(out, bytes / 2);
    }
  }

  private static void copy(BufferedWriter out, long bytes) throws IOException {
    out.write("COPY t FROM stdin;\n");
    for (long written = 0; written < bytes; written += LINE.length() + 1) {
      out.write(LINE);
    }
    out.write("\\.\n");
  }

  private static final class Count implements StatementSink {
    private int statements;
    private long bytes;

    @Override
    public void statement(SqlStatement statement) {
      statements++;
    }

    @Override
    public void copy(SqlStatement copy, InputStream data) {
      statements++;
      byte[] buffer = new byte[64 * 1024];
      try {
        for (int read = data.read(buffer); read > 0; read = data.read(buffer)) {
          bytes += read;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
