package dev.aludel.examples.benchmarks.pure;

import dev.aludel.internal.script.file.ScriptFile;
import dev.aludel.internal.script.file.SqlScript;
import dev.aludel.internal.sql.SqlLexer;
import dev.aludel.internal.sql.SqlSplitter;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds for a fixed piece of work, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PureParts {

  private static final int MEGABYTES = 10;
  private static final int REVISIONS = 10_000;
  private static final int FILES = 1_000;

  private final byte[] inserts =
      text(
          "INSERT INTO item VALUES (%d, 'a name that is as long as names are', now()); -- a row\n");
  private final byte[] functions =
      text(
          """
          CREATE FUNCTION item_%d(a int, b text) RETURNS int LANGUAGE plpgsql AS $$
          BEGIN
            RETURN (SELECT count(*) FROM item WHERE id = a AND "Name" <> b); /* none */
          END $$;
          """);
  private final List<ScriptFile> files = new ArrayList<>();
  private final List<RevisionNode> nodes = new ArrayList<>();

  /** Makes the texts and the nodes once. */
  public PureParts() {
    for (int i = 0; i < FILES; i++) {
      byte[] text =
          "-- @revises %s%n-- @upgrade%nCREATE TABLE item_%d (id bigint, name text);%n-- @downgrade%nDROP TABLE item_%d;%n"
              .formatted(i == 0 ? "base" : id(i - 1), i, i)
              .getBytes(StandardCharsets.UTF_8);
      String name = id(i) + "_item.sql";
      files.add(new ScriptFile(name, name, () -> new ByteArrayInputStream(text)));
    }
    for (int i = 0; i < REVISIONS; i++) {
      nodes.add(node(i));
    }
  }

  /** Of ten revisions the sixth is a branch, which the tenth merges. */
  private static RevisionNode node(int i) {
    if (i == 0) {
      return RevisionNode.of(id(0));
    }
    return switch (i % 10) {
      case 6 -> RevisionNode.of(id(i), id(i - 2));
      case 9 -> RevisionNode.of(id(i), id(i - 1), id(i - 4));
      default -> RevisionNode.of(id(i), id(i - 1));
    };
  }

  private static String id(int number) {
    return "20260101_%06d".formatted(number);
  }

  private static byte[] text(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < MEGABYTES * 1_000_000; i++) {
      text.append(line.formatted(i));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Cuts ten megabytes of INSERT into tokens. */
  @Benchmark
  public int lexTenMegabytesOfInserts() {
    return tokens(inserts);
  }

  /** Cuts ten megabytes of functions into tokens. */
  @Benchmark
  public int lexTenMegabytesOfFunctions() {
    return tokens(functions);
  }

  private static int tokens(byte[] text) {
    SqlLexer lexer = SqlLexer.of(new ByteArrayInputStream(text), "");
    int tokens = 0;
    while (lexer.next().isPresent()) {
      tokens++;
    }
    return tokens;
  }

  /** Cuts ten megabytes of INSERT into statements. */
  @Benchmark
  public int splitTenMegabytesOfInserts() {
    int[] statements = {0};
    SqlSplitter splitter =
        new SqlSplitter(
            SqlLexer.of(new ByteArrayInputStream(inserts), ""), statement -> statements[0]++);
    while (splitter.next().isPresent()) {
      // The splitter gathers.
    }
    return statements[0];
  }

  /** Reads the headers and takes the checksums of a thousand small files. */
  @Benchmark
  public int readAThousandFiles() {
    int characters = 0;
    for (ScriptFile file : files) {
      characters += SqlScript.read(file).checksum().length();
    }
    return characters;
  }

  /** Makes a graph of ten thousand revisions, and plans the way from nothing to its head. */
  @Benchmark
  public Plan planTenThousandRevisions() {
    return RevisionGraph.of(nodes).planUpgrade(List.of(), "head");
  }
}
