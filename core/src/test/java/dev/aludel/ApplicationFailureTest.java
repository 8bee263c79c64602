package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectionFailedException;
import dev.aludel.error.DatabaseStateException;
import dev.aludel.error.DatabaseStateException.Reason;
import dev.aludel.error.QueryFailedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a developer reads whose application doesn't start. */
class ApplicationFailureTest {

  private static ApplicationFailure of(AludelException failure) {
    return ApplicationFailure.of(
        failure, "aludel.", setting -> Optional.of("'aludel." + setting + "' in a file"));
  }

  @Test
  void settingsHaveThePrefixOfTheFrameworkAndTheOrigin() {
    assertThat(
            of(
                new ConfigurationException(
                    "lock-timeout",
                    "Setting 'lock-timeout' has the value 'soon'.",
                    "Set 'url', or allow it with 'allow-empty=true'; did you mean 'lock-wait'?")))
        .isEqualTo(
            new ApplicationFailure(
                "Setting 'aludel.lock-timeout' has the value 'soon'.\nIt was set by 'aludel.lock-timeout' in a file.",
                "Set 'aludel.url', or allow it with 'aludel.allow-empty=true'; did you mean 'aludel.lock-wait'?"));
  }

  @Test
  void settingsOfOneOfSeveralDatabasesHaveItsNameAsWell() {
    ConfigurationException wrong =
        new ConfigurationException("mode", "Setting 'mode' has the value 'x'.", "Set 'mode'.");
    assertThat(of(wrong.of("reports", "databases.reports.")))
        .isEqualTo(
            new ApplicationFailure(
                "Database 'reports': Setting 'aludel.databases.reports.mode' has the value 'x'.\nIt was set by 'aludel.databases.reports.mode' in a file.",
                "Set 'aludel.databases.reports.mode'."));
    assertThat(of(wrong.of("reports", "\"reports\".")).action())
        .isEqualTo("Set 'aludel.\"reports\".mode'.");
  }

  @Test
  void aTableOfThatNameIsNoSetting() {
    String text = "The schema 'user' holds the tables 'mode' and 'target'.";
    assertThat(of(new DatabaseStateException(Reason.NOT_AT_HEAD, text, "Look.")).description())
        .isEqualTo(text);
  }

  @Test
  void commandsAreRunByTheApplication() {
    assertThat(
            of(new DatabaseStateException(Reason.NOT_AT_HEAD, "It lacks 'a'.", "Run 'upgrade'.")))
        .isEqualTo(
            new ApplicationFailure(
                "It lacks 'a'.",
                "Run 'upgrade'.\nCommands run on this application's own settings: start it with '--aludel.run=\"<command>\"'."));
  }

  @Test
  void thereIsAlwaysANextStep() {
    assertThat(of(new DatabaseStateException(Reason.NOT_AT_HEAD, "It lacks 'a'.", "")).action())
        .isEqualTo("Mend that, and start the application again.");
  }

  @Test
  void whereTheUserComesFromIsSaidWhereTheServerRefusedThatOne() {
    String login = "The user comes from 'pool.user'.";
    for (String state : List.of("28P01", "28000", "08004")) {
      AludelException refused =
          new ConnectionFailedException("No connection.", "Check it.", state, null);
      assertThat(of(refused).connectedBy(refused, "aludel.", login).action())
          .isEqualTo("Check it.\nThe user comes from 'pool.user'.");
    }
    AludelException lost = new ConnectionFailedException("No connection.", "Wait.", "08006", null);
    assertThat(of(lost).connectedBy(lost, "aludel.", login)).isEqualTo(of(lost));
    AludelException wrong = new ConfigurationException("Wrong.", "Mend it.");
    assertThat(of(wrong).connectedBy(wrong, "aludel.", login)).isEqualTo(of(wrong));
  }

  @Test
  void aRightThatIsMissingIsTheUsersToo() {
    AludelException refused = new QueryFailedException("No.", "Grant it.", "42501", null);
    assertThat(
            of(refused)
                .connectedBy(refused, "aludel.databases.x.", "The user comes from 'pool.user'.")
                .action())
        .isEqualTo(
            "Grant it.\n"
                + "The user comes from 'pool.user'. If another user may do it, name that one with"
                + " 'aludel.databases.x.user' and 'aludel.databases.x.password'.");
    assertThat(
            of(refused)
                .connectedBy(refused, "aludel.", "The user comes from 'aludel.user'.")
                .action())
        .isEqualTo("Grant it.\nThe user comes from 'aludel.user'.");
  }
}
