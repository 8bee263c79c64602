package dev.aludel.spring;

import dev.aludel.error.InvalidRevisionsException;
import dev.aludel.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** The Java revisions that are beans, with whatever was injected into them. */
final class RevisionBeans {

  private final ConfigurableListableBeanFactory beans;

  RevisionBeans(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  List<Migration> of(String database) {
    List<Migration> migrations = new ArrayList<>();
    for (String name : DatabaseBeans.names(beans, Migration.class, database)) {
      migrations.add(unwrapped(bean(name)));
    }
    return migrations;
  }

  private Migration bean(String name) {
    try {
      return beans.getBean(name, Migration.class);
    } catch (BeansException e) {
      if (SchemaCycle.isBehind(e)) {
        throw new InvalidRevisionsException(
            "The bean '%s' (%s) is a revision and needs what waits until the revisions have run: JPA, a JdbcTemplate, a DSLContext or the like. Let it work through 'op.connection()' or 'op.query(…)', and inject only what doesn't use the database."
                .formatted(name, type(name)),
            e);
      }
      throw e;
    }
  }

  private String type(String name) {
    Class<?> type = beans.getType(name, false);
    return type == null ? "a bean" : ClassUtils.getUserClass(type).getName();
  }

  /** A proxy by interface hides the annotation, and what it adds is no use to a revision. */
  private static Migration unwrapped(Migration migration) {
    Object target =
        AopUtils.isJdkDynamicProxy(migration)
            ? AopProxyUtils.getSingletonTarget(migration)
            : migration;
    return target instanceof Migration found ? found : migration;
  }
}
