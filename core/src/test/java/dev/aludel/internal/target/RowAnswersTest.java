package dev.aludel.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AutogenerateException;
import dev.aludel.operation.Operation;
import dev.aludel.request.AutogenerateRequest;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which answers fit which questions. */
class RowAnswersTest {

  private static final ObjectId CHANNEL =
      ObjectId.of(ObjectKind.COLUMN, "public", "orders", "channel");

  private static final RowAnswers ANSWERS =
      new RowAnswers(
          "public", new OperationText("public"), List.of(new Operation.Create(column(CHANNEL))));

  private static Column column(ObjectId id) {
    return new Column(
        id,
        1,
        "text",
        Optional.empty(),
        Optional.of(Column.NotNull.PLAIN),
        Optional.empty(),
        Optional.empty(),
        Column.Storage.USUAL,
        Optional.empty(),
        true,
        false);
  }

  @Test
  void aValueIsWhateverStandsBehindTheFirstEqualsSign() {
    assertThat(ANSWERS.read(request().withBackfills("orders.channel = lower('=')")).fills())
        .containsExactly(Map.entry(CHANNEL, "lower('=')"));
  }

  @Test
  void aColumnThatNobodyAsksAboutIsRefusedWithThoseThatAreAskedAbout() {
    assertThatThrownBy(() -> ANSWERS.read(request().withBackfills("orders.state='x'")))
        .isInstanceOf(AutogenerateException.class)
        .hasMessage(
            """
            '--backfill orders.state='x'' does not name a required column that is new in a table that exists.
            Write it as 'table.column=expression'; asked for is column orders.channel.""");
    assertThatThrownBy(() -> ANSWERS.read(request().withBackfills("orders.channel")))
        .hasMessageContaining("'--backfill orders.channel' can't be read.");
    assertThatThrownBy(() -> ANSWERS.read(request().withUsings("orders.channel=1")))
        .hasMessage(
            """
            '--using orders.channel=1' does not name a column that gets another type.
            There is none: leave it out.""");
  }

  private static AutogenerateRequest request() {
    return AutogenerateRequest.of("x");
  }
}
