package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long history is printed with work that grows with its length alone. The work is counted in
 * bytes that are allocated; an idle machine prints 5,000 revisions in less than two seconds.
 */
class OfflineSizeTest {

  @TempDir Path temp;

  @Test
  void tenTimesTheRevisionsTakeTenTimesTheWork() throws Exception {
    String few = history("few", 500);
    String many = history("many", 5_000);
    print(few);
    long small = print(few);
    assertThat(print(many)).as("bytes, against %d for 500", small).isLessThan(15 * small);
  }

  private String history(String name, int revisions) throws IOException {
    RevisionFolder folder = RevisionFolder.in(Files.createDirectory(temp.resolve(name)));
    for (int i = 1; i <= revisions; i++) {
      folder.table("r%05d".formatted(i), i == 1 ? "base" : "r%05d".formatted(i - 1));
    }
    return folder.location();
  }

  private static long print(String location) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    StringWriter out = new StringWriter();
    long before = threads.getCurrentThreadAllocatedBytes();
    Aludel.builder().locations(location).build().offline().upgrade("head", out);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(out.toString()).endsWith("COMMIT;\n\n");
    return allocated;
  }
}
