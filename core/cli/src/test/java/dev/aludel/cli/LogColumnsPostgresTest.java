package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.LogEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a column of the log, or is missing where one was added. */
@ExtendWith(PostgresExtension.class)
class LogColumnsPostgresTest {

  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  /** The journal's columns, the kept script, and whose version table it is, are Aludel's own. */
  private static final Set<String> NOT_TOLD =
      Set.of(
          "statement",
          "statements",
          "doneChecksum",
          "downgradeScript",
          "statementChecksums",
          "versionTable");

  /** The checksum of the statements is told; that of the bytes only saves reading them. */
  private static final Set<String> NOT_PRINTED = Set.of("rawChecksum");

  private final PostgresDatabase database;
  @TempDir private Path folder;

  LogColumnsPostgresTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void eachIsTold() throws IOException {
    Files.writeString(
        folder.resolve("aaaa.sql"),
        "-- @revises base\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 1;\n");
    Aludel aludel =
        Aludel.builder()
            .url(database.url(), database.user(), database.password())
            .locations("filesystem:" + folder)
            .build();
    aludel.upgrade();
    Set<String> columns =
        database
            .strings(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'aludel_log'::regclass AND attnum > 0")
            .stream()
            .map(name -> UNDERSCORE.matcher(name).replaceAll(found -> upper(found.group(1))))
            .filter(name -> !NOT_TOLD.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> components =
        Arrays.stream(LogEntry.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(components).as("what LogEntry has of the log's columns").isEqualTo(columns);

    LogEntry entry = aludel.log(1).get(0);
    Set<String> told = new TreeSet<>(JsonFacts.log(entry).keySet());
    columns.removeAll(NOT_PRINTED);
    columns.removeIf(name -> isEmpty(entry, name));
    told.remove("milliseconds");
    assertThat(told).as("what --json tells of them").isEqualTo(columns);
  }

  private static boolean isEmpty(LogEntry entry, String component) {
    try {
      return LogEntry.class.getMethod(component).invoke(entry).equals(Optional.empty());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String upper(String letter) {
    return letter.toUpperCase(Locale.ROOT);
  }
}
