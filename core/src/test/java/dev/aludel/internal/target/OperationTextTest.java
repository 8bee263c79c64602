package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Routine;
import dev.aludel.schema.SqlText;
import dev.aludel.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperationTextTest {

  private static final OperationText TEXT = new OperationText("public");

  @Test
  void theBodyOfAFunctionIsToldAsItIsWritten() {
    assertThat(
            TEXT.lines(List.of(new Operation.Alter(function("SELECT 1"), function("SELECT\n  2")))))
        .containsExactly("change function f(): body SELECT 1 -> SELECT 2");
  }

  @Test
  void theQueryOfAViewIsToldAsItIsWritten() {
    assertThat(TEXT.lines(List.of(new Operation.Alter(view("SELECT 1"), view("SELECT 2")))))
        .containsExactly("change view v: query SELECT 1 -> SELECT 2");
  }

  @Test
  void privilegesAreToldAsPeopleSayThem() {
    assertThat(
            TEXT.lines(
                List.of(
                    new Operation.Alter(
                        grants(new Privileges.Grant("r1", "SELECT", false)),
                        grants(new Privileges.Grant("", "SELECT", true))))))
        .containsExactly(
            "change privileges on table t: grants [SELECT to r1] -> [SELECT to PUBLIC with"
                + " grant option]");
  }

  private static Privileges grants(Privileges.Grant grant) {
    ObjectId table = ObjectId.of(ObjectKind.TABLE, "public", "t");
    return new Privileges(
        ObjectId.on(ObjectKind.PRIVILEGES, table),
        new TreeSet<>(Set.of(grant)),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(Set.of(grant)));
  }

  private static Routine function(String body) {
    return new Routine(
        ObjectId.of(ObjectKind.FUNCTION, "public", "f()"),
        new Routine.Signature("", Optional.of("integer"), false),
        "",
        0,
        List.of(),
        List.of(),
        new Routine.Body("sql", SqlText.of(body), Optional.empty(), false));
  }

  private static View view(String query) {
    return new View(
        ObjectId.of(ObjectKind.VIEW, "public", "v"),
        List.of(),
        List.of(),
        SqlText.of(query),
        List.of());
  }
}
