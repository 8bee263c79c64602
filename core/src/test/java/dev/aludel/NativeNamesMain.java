package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.report.ImportReport;
import dev.aludel.request.ImportRequest;
import dev.aludel.request.RevisionRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes revisions and upgrades in a process of its own; its words stand in a file, in UTF-8. */
final class NativeNamesMain {

  private static final String FLYWAY = "import flyway ";
  private static final String ALEMBIC = "import alembic ";

  private NativeNamesMain() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Aludel aludel =
        Aludel.builder()
            .url(words.get(0), words.get(1), words.get(2))
            .locations(words.get(3))
            .build();
    try {
      for (String message : words.subList(4, words.size())) {
        if (message.startsWith(FLYWAY)) {
          print(aludel.workbench().importFlyway(request(message, FLYWAY)), out);
        } else if (message.startsWith(ALEMBIC)) {
          print(aludel.workbench().importAlembic(request(message, ALEMBIC)), out);
        } else {
          out.println(aludel.workbench().revision(RevisionRequest.of(message)).file());
        }
      }
      if (words.size() == 4) {
        aludel.upgrade().revisions().forEach(out::println);
      }
    } catch (AludelException e) {
      out.println(e.getMessage());
    }
  }

  private static ImportRequest request(String message, String tool) {
    return ImportRequest.of(message.substring(tool.length())).withStamp(false);
  }

  private static void print(ImportReport report, PrintStream out) {
    report.written().forEach(one -> out.println(one.file()));
    report.leftOut().forEach(out::println);
    report.notes().forEach(out::println);
  }
}
