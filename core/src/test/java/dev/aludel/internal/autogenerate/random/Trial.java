package dev.aludel.internal.autogenerate.random;

import dev.aludel.error.AutogenerateException;
import dev.aludel.internal.autogenerate.ModelNames;
import dev.aludel.internal.autogenerate.SchemaChange;
import dev.aludel.internal.sql.ddl.SchemaSql;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.schema.ServerVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must hold for a pair: a schema has no difference from itself; what is written makes it; the
 * way leads there, and the way back leads back.
 */
final class Trial {

  /** Texts stay as they are once they were written and read so often. */
  private static final int ROUNDS = 2;

  private static final boolean ONLINE = Boolean.getBoolean("aludel.test.online");

  private final OneTransaction database;
  private final SchemaSql writer;

  Trial(OneTransaction database, int major) {
    this.database = database;
    this.writer = new SchemaSql(new ServerVersion(major * 10000), "public");
  }

  /**
   * A fault.
   *
   * @param sort what sort it is; one that was made smaller must be of the same
   * @param told what happened
   */
  record Fault(String sort, String told) {}

  /** Stops a try. */
  private static final class TrialFailure extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    TrialFailure(String sort, String told) {
      super(told);
      this.fault = new Fault(sort, told);
    }
  }

  /** {@return what is wrong with a pair, if something is} */
  Optional<Fault> fault(RandomPair pair) throws SQLException {
    try {
      judge(pair);
      return Optional.empty();
    } catch (TrialFailure found) {
      // The text of a function names what was renamed: no dump of that can be restored either.
      // So does a view that lost a column of a function's rows.
      boolean isBroken =
          found.fault.told().contains("Where: SQL function \"")
              || found.fault.told().contains("?dropped?column?");
      return isBroken ? Optional.empty() : Optional.of(found.fault);
    } catch (AutogenerateException e) {
      // A refusal is an answer, and not a wrong one.
      return e.toString().contains("by their places")
          ? Optional.empty()
          : Optional.of(new Fault("thrown " + e.getClass().getSimpleName(), e.toString()));
    } catch (RuntimeException e) {
      return Optional.of(
          new Fault("thrown " + e.getClass().getSimpleName() + " " + place(e), e.toString()));
    }
  }

  private static String place(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : trace[0].toString();
  }

  private void judge(RandomPair pair) throws SQLException, TrialFailure {
    Schema after = loaded(pair.after());
    // Reading takes most of the time, so that one in three is read twice.
    if (pair.after().size() % 3 == 0) {
      expectSame("the same again", database.read(), after, List.of());
    }
    List<String> making = writer.statements(SchemaChange.between(Schema.empty(), after));
    database.clear();
    expectSame("made anew", ran("made anew", making), after, making);
    Schema before = loaded(pair.before());
    Schema wanted = ModelNames.adopt(before, after, name -> false);
    List<String> up = way(before, wanted);
    Schema reached = SchemaChange.reached(before, wanted, SchemaChange.between(before, wanted));
    List<String> down = way(reached, before);
    Schema there = ran("up", up);
    if (expectSame("up", there, wanted, up)) {
      database.load(pair.before());
      ran("up", up);
    }
    expectSame("down", ran("down", down), before, down);
  }

  /** In one transaction nothing can be CONCURRENTLY, and all else is as it would be. */
  private List<String> way(Schema from, Schema to) {
    List<Operation> operations = SchemaChange.between(from, to);
    return ONLINE
        ? writer.online(operations, from, to).stream()
            .map(sql -> sql.replace(" CONCURRENTLY", ""))
            .toList()
        : writer.statements(operations);
  }

  private Schema loaded(List<String> statements) throws SQLException {
    database.load(statements);
    return database.read();
  }

  private Schema ran(String step, List<String> statements) throws SQLException, TrialFailure {
    try {
      database.run(statements);
    } catch (SQLException e) {
      throw new TrialFailure(
          step + " refused " + e.getSQLState(),
          step + " is refused: " + e.getMessage() + "\nof\n" + lines(statements));
    }
    return database.read();
  }

  /** {@return whether texts had to be settled for that, which uses the database up} */
  private boolean expectSame(String step, Schema there, Schema wanted, List<String> statements)
      throws SQLException, TrialFailure {
    List<Operation> left =
        SchemaChange.between(there, ModelNames.adopt(there, wanted, name -> false));
    if (left.isEmpty()) {
      return false;
    }
    Schema one = there;
    Schema other = wanted;
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      one = settled(one);
      other = settled(other);
      left = SchemaChange.between(one, ModelNames.adopt(one, other, name -> false));
    }
    if (!left.isEmpty()) {
      throw new TrialFailure(
          step + " leaves " + sort(left),
          step + " leaves behind\n" + lines(writer.statements(left)) + "of\n" + lines(statements));
    }
    return true;
  }

  private Schema settled(Schema schema) throws SQLException, TrialFailure {
    database.clear();
    return ran("made anew", writer.statements(SchemaChange.between(Schema.empty(), schema)));
  }

  private static String sort(List<Operation> left) {
    return left.stream()
        .map(
            operation -> {
              if (operation instanceof Operation.Create create) {
                return "create " + create.object().id().kind();
              }
              if (operation instanceof Operation.Drop drop) {
                return "drop " + drop.object().id().kind();
              }
              return operation instanceof Operation.Alter alter
                  ? "alter " + alter.after().id().kind()
                  : operation.getClass().getSimpleName();
            })
        .distinct()
        .limit(1)
        .collect(Collectors.joining(" "));
  }

  private static String lines(List<String> statements) {
    return statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining());
  }
}
