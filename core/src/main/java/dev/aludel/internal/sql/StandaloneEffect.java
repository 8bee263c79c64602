package dev.aludel.internal.sql;

import java.util.Optional;

/**
 * What a statement that stands outside every transaction does to the catalog, so that one can ask
 * afterwards whether it did.
 *
 * <p>Names are kept as they were written, quotes and schema included, so that the server reads them
 * as it would have.
 */
public sealed interface StandaloneEffect {

  /**
   * Answers for each kind.
   *
   * @param <R> what is answered
   * @param visitor one method for each kind, so that none is forgotten
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * {@return whether it waits for others without blocking readers or writers, so that no
   * lock_timeout should cut it off}
   */
  boolean concurrently();

  /** {@return whether it may have committed a part of its work when it fails} */
  default boolean mayCommit() {
    return false;
  }

  /**
   * CREATE INDEX CONCURRENTLY.
   *
   * @param name the index, where the statement names it
   * @param table its table
   */
  record CreateIndex(Optional<String> name, String table) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createIndex(this);
    }

    @Override
    public boolean concurrently() {
      return true;
    }
  }

  /**
   * DROP INDEX CONCURRENTLY.
   *
   * @param name the index
   */
  record DropIndex(String name) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropIndex(this);
    }

    @Override
    public boolean concurrently() {
      return true;
    }
  }

  /**
   * ALTER TABLE … DETACH PARTITION … CONCURRENTLY.
   *
   * @param parent the partitioned table
   * @param partition the partition
   */
  record DetachPartition(String parent, String partition) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.detachPartition(this);
    }

    @Override
    public boolean concurrently() {
      return true;
    }
  }

  /**
   * CREATE DATABASE, TABLESPACE or SUBSCRIPTION.
   *
   * @param kind database, tablespace or subscription
   * @param name what is created
   */
  record Create(String kind, String name) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.create(this);
    }

    @Override
    public boolean concurrently() {
      return false;
    }
  }

  /**
   * DROP DATABASE, TABLESPACE or SUBSCRIPTION.
   *
   * @param kind database, tablespace or subscription
   * @param name what is dropped
   */
  record Drop(String kind, String name) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.drop(this);
    }

    @Override
    public boolean concurrently() {
      return false;
    }
  }

  /**
   * REINDEX INDEX or TABLE … CONCURRENTLY.
   *
   * @param index whether an index is named, or a table
   * @param name the index or the table
   */
  record Reindex(boolean index, String name) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reindex(this);
    }

    @Override
    public boolean concurrently() {
      return true;
    }
  }

  /**
   * What may be done any number of times: VACUUM, CLUSTER, REINDEX, ALTER SYSTEM, DISCARD ALL.
   *
   * @param concurrently whether it waits without blocking
   */
  record Repeatable(boolean concurrently) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.repeatable(this);
    }
  }

  /**
   * What no catalog can tell: CALL, DO and whatever else.
   *
   * @param mayCommit whether it may have committed a part of its work when it fails
   */
  record Unknowable(boolean mayCommit) implements StandaloneEffect {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unknowable(this);
    }

    @Override
    public boolean concurrently() {
      return false;
    }
  }

  /**
   * One method for each kind.
   *
   * @param <R> what is answered
   */
  interface Visitor<R> {
    R createIndex(CreateIndex effect);

    R dropIndex(DropIndex effect);

    R detachPartition(DetachPartition effect);

    R create(Create effect);

    R drop(Drop effect);

    R reindex(Reindex effect);

    R repeatable(Repeatable effect);

    R unknowable(Unknowable effect);
  }
}
