package dev.aludel.quarkus;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is settled when the application is built. */
@ConfigMapping(prefix = "quarkus.aludel")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface AludelBuildTimeConfig {

  /** Whether the extension does anything at all: without it there are neither checks nor beans. */
  @WithDefault("true")
  boolean enabled();

  /** Whether readiness asks where the databases stand, if the application has SmallRye Health. */
  @WithName("health.enabled")
  @WithDefault("true")
  boolean healthEnabled();

  /**
   * Whether the Kubernetes extension is told of the upgrade, for which it then generates a job, and
   * replicas that wait for it. They need an image and rights of their own; replicas that all
   * upgrade, or {@code mode=wait}, need neither.
   */
  @WithDefault("false")
  boolean initTask();

  /** Databases by the name of their data source. */
  @ConfigDocMapKey("datasource-name")
  @WithParentName
  @WithDefaults
  @WithUnnamedKey(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
  Map<String, DatabaseBuildTimeConfig> databases();

  /** What is settled of one database. */
  @ConfigGroup
  interface DatabaseBuildTimeConfig {

    /** Where revisions are found; a data source with a name is left alone unless this is set. */
    @ConfigDocDefault("classpath:db/migrations")
    Optional<List<String>> locations();

    /**
     * The data source that the database is on, where that isn't the one of its own name: {@code
     * default} for the one without a name. Several databases may be on one.
     */
    @ConfigDocDefault("the one of that name")
    Optional<String> dataSource();

    /** Whether several heads are fine; an upgrade then goes to all of them. */
    @WithDefault("false")
    boolean allowSeveralHeads();

    /** Whether finding no revision is fine. */
    @WithDefault("false")
    boolean allowEmpty();
  }
}
