package dev.aludel.spring.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import dev.aludel.spring.plain.PlainApplication;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Jobs of Quartz and of Spring Batch that run at start, on tables that revisions make. */
@ExtendWith(PostgresExtension.class)
class JobsPostgresTest {

  private final PostgresDatabase db;

  JobsPostgresTest(PostgresDatabase shared) {
    this.db = shared.fresh();
  }

  @Test
  void theirTablesAreThereWhenTheyStart() throws Exception {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(Jobs.class, PlainApplication.class)
            .web(WebApplicationType.NONE)
            .run(
                "--spring.datasource.url=" + db.url(),
                "--spring.datasource.username=" + db.user(),
                "--spring.datasource.password=" + db.password(),
                "--spring.autoconfigure.exclude=",
                "--spring.quartz.job-store-type=jdbc",
                "--spring.quartz.jdbc.initialize-schema=never",
                "--spring.quartz.properties.org.quartz.jobStore.driverDelegateClass=org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
                "--spring.batch.jdbc.initialize-schema=never",
                "--spring.session.jdbc.initialize-schema=never",
                "--spring.main.banner-mode=off",
                "--aludel.locations=classpath:dev/aludel/spring/boot3/tables")) {
      assertThat(
              JobStoreSupport.class.isAssignableFrom(
                  application.getBean(Scheduler.class).getMetaData().getJobStoreClass()))
          .isTrue();
      assertThat(Ring.RUNG.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(db.strings("SELECT job_name FROM qrtz_job_details")).isEqualTo(List.of("ring"));
    assertThat(db.strings("SELECT status FROM batch_job_execution"))
        .isEqualTo(List.of("COMPLETED"));
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    /** A bean of the application's own comes first, and with it what it needs. */
    @Bean
    String eager(Scheduler scheduler, JobRepository repository) throws SchedulerException {
      return scheduler.getJobGroupNames() + " " + repository.getJobNames();
    }

    @Bean
    JobDetail ring() {
      return org.quartz.JobBuilder.newJob(Ring.class).withIdentity("ring").storeDurably().build();
    }

    @Bean
    Trigger now(JobDetail ring) {
      return TriggerBuilder.newTrigger().forJob(ring).withIdentity("now").startNow().build();
    }

    @Bean
    Job load(JobRepository repository, PlatformTransactionManager transactions) {
      Step step =
          new StepBuilder("one", repository)
              .tasklet((contribution, chunk) -> RepeatStatus.FINISHED, transactions)
              .build();
      return new JobBuilder("load", repository).start(step).build();
    }
  }

  /** Made by Quartz. */
  public static final class Ring implements org.quartz.Job {
    static final CountDownLatch RUNG = new CountDownLatch(1);

    /** Made by Quartz. */
    public Ring() {}

    @Override
    public void execute(JobExecutionContext context) {
      RUNG.countDown();
    }
  }
}
