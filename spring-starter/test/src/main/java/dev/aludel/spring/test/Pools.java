package dev.aludel.spring.test;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The pools of an application, whose connections end with the database: no test should get a dead
 * one. Of pools other than HikariCP each has to find out by itself.
 */
final class Pools {

  private static final boolean HIKARI =
      ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", Pools.class.getClassLoader());

  private Pools() {}

  static void evict(ApplicationContext application) {
    if (HIKARI) {
      application.getBeansOfType(DataSource.class, true, false).values().forEach(Pools::evict);
    }
  }

  private static void evict(DataSource dataSource) {
    @Nullable HikariDataSource pool =
        DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
    @Nullable HikariPoolMXBean running = pool == null ? null : pool.getHikariPoolMXBean();
    if (running != null) {
      running.softEvictConnections();
    }
  }
}
