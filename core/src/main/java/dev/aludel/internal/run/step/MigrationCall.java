package dev.aludel.internal.run.step;

import dev.aludel.error.AludelException;
import dev.aludel.internal.database.ServerError;
import dev.aludel.internal.database.Session;
import dev.aludel.internal.run.plan.PreparedStep;
import dev.aludel.internal.script.file.StatementSink;
import dev.aludel.migration.Migration;
import dev.aludel.migration.ReversibleMigration;
import dev.aludel.revision.Direction;
import java.util.Optional;

/** Calls a Java revision, and hands on what it asks for. */
final class MigrationCall {

  private final Session session;
  private final Failure failure;
  private final boolean replay;

  MigrationCall(Session session, Failure failure, boolean replay) {
    this.session = session;
    this.failure = failure;
    this.replay = replay;
  }

  /**
   * Calls the revision's method for the step's direction.
   *
   * @param prepared a Java revision
   * @param sink takes its statements
   * @param flush sends what the sink has gathered
   * @param unrecorded hears that what follows goes past the sink
   */
  void call(
      PreparedStep.JavaStep prepared, StatementSink sink, Runnable flush, Runnable unrecorded) {
    RecordedOperations operations =
        new RecordedOperations(
            session, sink, flush, unrecorded, failure, prepared.transactional(), replay);
    try {
      Migration migration = prepared.migration().migration();
      if (prepared.step().direction() == Direction.UPGRADE) {
        migration.upgrade(operations);
      } else {
        ((ReversibleMigration) migration).downgrade(operations);
      }
      operations.handOver();
    } catch (AludelException | Batch.StatementFailure | Batch.UnexpectedRows e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure.of(null, Optional.empty(), e);
    } catch (Exception | LinkageError e) {
      throw failure.of(ServerError.find(e).orElse(null), Optional.empty(), e);
    } finally {
      operations.close();
    }
  }
}
