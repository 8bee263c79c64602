package dev.aludel.quarkus.devui;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.report.RevisionDetails;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what one revision does: the SQL of a file, the script of a pending Java revision's step.
 */
final class RevisionReader {

  private static final String STEP = "-- Running upgrade ";

  private final Aludel aludel;
  private final String target;
  private final List<Problem> problems = new ArrayList<>();

  RevisionReader(Aludel aludel, String target) {
    this.aludel = aludel;
    this.target = target;
  }

  RevisionView read(String id) {
    try {
      return view(aludel.show(id).get(0));
    } catch (AludelException e) {
      return new RevisionView(id, "", false, false, "", "", List.of(Problem.of(e)));
    }
  }

  private RevisionView view(RevisionDetails details) {
    String id = details.entry().revision().id();
    boolean java = details.upgrade().isEmpty();
    String upgrade = java ? answer(() -> script(id)) : details.upgrade().orElseThrow();
    return new RevisionView(
        id,
        details.entry().revision().origin(),
        java,
        details.reversible(),
        upgrade.strip(),
        details.downgrade().orElse("").strip(),
        problems);
  }

  /**
   * Calls the revision's code, which is refused where that needs a database. What a script does
   * before its first step is left to the script of everything.
   */
  private String script(String id) {
    StringBuilder sql = new StringBuilder();
    for (Step step : aludel.pending(target).steps(Direction.UPGRADE)) {
      if (step.revision().id().equals(id)) {
        String rows = String.join(",", step.rowsBefore());
        aludel.offline().upgrade((rows.isEmpty() ? "base" : rows) + ":" + id, sql);
      }
    }
    return sql.substring(Math.max(0, sql.indexOf(STEP)));
  }

  private String answer(Supplier<String> question) {
    try {
      return question.get();
    } catch (AludelException e) {
      problems.add(Problem.of(e));
      return "";
    }
  }
}
