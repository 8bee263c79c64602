package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.ReplicaIdentity;
import java.util.List;

/** {@code ALTER TABLE … REPLICA IDENTITY}. */
final class ReplicaIdentitySql implements KindSql<ReplicaIdentity> {

  @Override
  public List<Part> create(ReplicaIdentity identity, Writing writing) {
    String index = identity.index().map(id -> " " + Writing.bare(id.name())).orElse("");
    return List.of(new Part.Action(identity.of(), "REPLICA IDENTITY " + identity.mode() + index));
  }

  @Override
  public List<Part> drop(ReplicaIdentity identity, Writing writing) {
    return List.of(new Part.Action(identity.of(), "REPLICA IDENTITY DEFAULT"));
  }
}
