package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.report.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What probes and meters are told, and how seldom the database is asked for it. */
@ExtendWith(PostgresExtension.class)
class RecentStatePostgresTest {

  @TempDir Path temp;
  private PostgresDatabase database;
  private AludelBuilder builder;
  private final Watch watch = new Watch();

  @BeforeEach
  void twoRevisions(PostgresDatabase shared) {
    database = shared.fresh();
    RevisionFolder folder = RevisionFolder.in(temp).table("aaaa", "base").table("bbbb", "aaaa");
    builder = Aludel.builder().dataSource(database.dataSource()).locations(folder.location());
  }

  @Test
  void aDatabaseIsAskedAtMostEveryTenSeconds() throws Exception {
    Aludel aludel = builder.build();
    RecentState state = new RecentState(() -> aludel, watch);
    assertThat(state.standing()).isEqualTo(Standing.BEHIND);
    assertThat(state.pending()).isEqualTo(2);
    aludel.upgrade();
    List<String> statements =
        database.statementsDuring(
            () -> {
              watch.now = watch.now.plus(RecentState.KEPT);
              assertThat(state.standing()).isEqualTo(Standing.BEHIND);
              assertThat(state.pending()).isEqualTo(2);
            });
    assertThat(statements).isEmpty();
    watch.now = watch.now.plus(Duration.ofMillis(1));
    assertThat(state.standing()).isEqualTo(Standing.AT_HEAD);
    assertThat(state.pending()).isZero();
  }

  @Test
  void itForgetsWhatItIsToldTo() {
    Aludel aludel = builder.build();
    RecentState state = new RecentState(() -> aludel, watch);
    assertThat(state.schemas()).containsOnlyKeys("");
    aludel.upgrade();
    state.forget();
    assertThat(state.standing()).isEqualTo(Standing.AT_HEAD);
  }

  @Test
  void theWorstOfTheTenantsCounts() {
    Aludel aludel = builder.tenants(() -> List.of("acme", "late", "zeta")).build();
    aludel.tenant("acme").upgrade();
    aludel.tenant("late").upgrade("aaaa");
    aludel.tenant("zeta").upgrade();
    RecentState state = new RecentState(() -> aludel, watch);
    assertThat(state.schemas()).containsOnlyKeys("acme", "late", "zeta");
    assertThat(state.standing()).isEqualTo(Standing.BEHIND);
    assertThat(state.schemas(Standing.BEHIND)).containsExactly("late");
    assertThat(state.pending()).isEqualTo(1);
    aludel.start();
    database.execute("UPDATE zeta.aludel_version SET version_num = 'newer'");
    state.forget();
    assertThat(state.standing()).isEqualTo(Standing.AHEAD);
    assertThat(state.pending()).isZero();
  }

  /** A clock that somebody else moves. */
  private static final class Watch extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
