package dev.aludel.examples.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** The database that {@code ALUDEL_URL} names, or a server of its own where it names none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class DevelopmentDatabase {

  /**
   * Started only when it is asked for: an application that was built ahead of time decides when it
   * starts.
   */
  @Bean
  @Lazy
  EmbeddedPostgres server() throws IOException {
    // A folder for each user: what one has unpacked, another may be unable to write to.
    File folder =
        new File(
            System.getProperty("java.io.tmpdir"),
            "aludel-postgres-" + System.getProperty("user.name"));
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder)
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  @Bean
  DataSource dataSource(Environment environment, ObjectProvider<EmbeddedPostgres> server) {
    String url = environment.getProperty("aludel.url", "");
    return url.isEmpty()
        ? DataSourceBuilder.create()
            .url(server.getObject().getJdbcUrl("postgres", "postgres"))
            .build()
        : DataSourceBuilder.create()
            .url(url)
            .username(environment.getProperty("aludel.user"))
            .password(environment.getProperty("aludel.password"))
            .build();
  }
}
