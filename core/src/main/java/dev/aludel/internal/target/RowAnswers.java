package dev.aludel.internal.target;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.sql.ddl.Answers;
import dev.aludel.operation.Operation;
import dev.aludel.request.AutogenerateRequest;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what a person says about rows that are there: {@code --backfill} and {@code --using}. */
final class RowAnswers {

  private final String mainSchema;
  private final OperationText text;

  /** The required columns that are new in tables that exist. */
  private final SortedSet<ObjectId> required = new TreeSet<>();

  /** The columns that get another type. */
  private final SortedSet<ObjectId> retyped = new TreeSet<>();

  RowAnswers(String mainSchema, OperationText text, List<Operation> operations) {
    this.mainSchema = mainSchema;
    this.text = text;
    SortedSet<ObjectId> made = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Create create) {
        made.add(create.object().id());
        if (create.object() instanceof Column column && column.notNull().isPresent()) {
          required.add(column.id());
        }
      } else if (operation instanceof Operation.Alter alter
          && alter.before() instanceof Column before
          && alter.after() instanceof Column after
          && !before.type().equals(after.type())) {
        retyped.add(after.id());
      }
    }
    required.removeIf(id -> made.contains(id.table().orElseThrow()));
  }

  /**
   * Reads the answers of a request.
   *
   * @param request the request
   * @return what it says of which column
   * @throws AutogenerateException where it names a column that nobody asks about
   */
  Answers read(AutogenerateRequest request) {
    return new Answers(
        read(
            "--backfill",
            request.backfills(),
            required,
            "a required column that is new in a table that exists"),
        read("--using", request.usings(), retyped, "a column that gets another type"));
  }

  private Map<ObjectId, String> read(
      String option, List<String> given, SortedSet<ObjectId> asked, String what) {
    Map<ObjectId, String> answers = new HashMap<>();
    for (String one : given) {
      int equals = one.indexOf('=');
      String value = equals < 0 ? "" : one.substring(equals + 1).strip();
      ObjectId column = column(equals < 0 ? one : one.substring(0, equals).strip());
      if (value.isEmpty() || !asked.contains(column)) {
        throw new AutogenerateException(
            value.isEmpty()
                ? "'%s %s' can't be read.".formatted(option, one)
                : "'%s %s' does not name %s.".formatted(option, one, what),
            asked.isEmpty()
                ? "There is none: leave it out."
                : "Write it as 'table.column=expression'; asked for is %s."
                    .formatted(String.join(" and ", asked.stream().map(text::named).toList())));
      }
      answers.put(column, value);
    }
    return answers;
  }

  private ObjectId column(String name) {
    List<String> path = new ArrayList<>(List.of(name.split("\\.")));
    if (path.size() < 3) {
      path.add(0, mainSchema);
    }
    return new ObjectId(ObjectKind.COLUMN, path);
  }
}
