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

  @Test
  void bothSettingsThatSayWhoConnectsAreNamedWithWhereTheyWereSet() {
    assertThat(
            ApplicationFailure.login(
                "aludel.user",
                "aludel.password",
                setting -> setting.endsWith("user") ? "shop.properties - 3:15" : ""))
        .isEqualTo(
            "The user comes from 'aludel.user' (shop.properties - 3:15),"
                + " its password from 'aludel.password' (which is not set).");
  }

  @Test
  void anApplicationMayRunCommandsInAnotherWay() {
    assertThat(
            ApplicationFailure.of(
                    new DatabaseStateException(
                        Reason.NOT_AT_HEAD, "It lacks 'a'.", "Run 'upgrade'."),
                    "aludel.",
                    setting -> Optional.empty(),
                    "Type ':'.")
                .action())
        .isEqualTo("Run 'upgrade'.\nType ':'.");
  }

  @Test
  void whatHibernateMissesBecomesTheCommandThatWritesIt() {
    validation(
        "missing column [age] in table [customer]",
        "the column 'age' of the table 'customer'",
        "add customer.age");
    validation(
        "missing sequence [customer_seq]", "the sequence 'customer_seq'", "add customer_seq");
    validation(
        "wrong column type encountered in column [name] in table [customer]; found [int4 (Types#INTEGER)], but expecting [varchar(80) (Types#VARCHAR)]",
        "'varchar(80)' as the type of the column 'name' of the table 'customer', which is 'int4'",
        "change customer.name");
    validation("something new", "another schema", "what the entities want");
  }

  private static void validation(String said, String missing, String message) {
    assertThat(
            ApplicationFailure.ofValidation(
                "Schema-validation: " + said, command -> "aludel " + command))
        .isEqualTo(
            new ApplicationFailure(
                "The entities want what no revision makes: %s.\nHibernate validated the schema, and says: Schema-validation: %s"
                    .formatted(missing, said),
                "Write the revision with 'aludel revision --autogenerate -m '%s'', look at the file, and start again; 'aludel check' lists everything that is missing."
                    .formatted(message)));
  }
}
