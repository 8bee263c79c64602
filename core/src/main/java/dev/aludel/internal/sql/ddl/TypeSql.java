package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.BaseType;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectId;
import dev.aludel.schema.RangeType;
import dev.aludel.schema.UserType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Types of every sort; each sort has a class of its own. */
final class TypeSql implements KindSql<UserType> {

  private static final Map<Class<? extends UserType>, KindSql<?>> BY_SORT =
      Map.of(
          BaseType.class, new BaseTypeSql(),
          EnumType.class, new EnumSql(),
          DomainType.class, new DomainSql(),
          CompositeType.class, new CompositeSql(),
          RangeType.class, new RangeSql());

  @Override
  public List<Part> create(UserType type, Writing writing) {
    return of(type).create(type, writing);
  }

  @Override
  public List<Part> drop(UserType type, Writing writing) {
    return of(type).drop(type, writing);
  }

  @Override
  public List<Part> alter(UserType before, UserType after, Writing writing) {
    return before.id().equals(after.id())
        ? of(after).alter(before, after, writing)
        : of(before).rename(before, after, writing);
  }

  @Override
  public List<String> usableAfterCommit(UserType before, UserType after) {
    return before.id().equals(after.id()) ? of(after).usableAfterCommit(before, after) : List.of();
  }

  @Override
  public List<Part> rename(ObjectId from, ObjectId to, Writing writing) {
    return writing.renamed("TYPE", from, to);
  }

  /** A record's class is the key that its entry was put under. */
  @SuppressWarnings("unchecked")
  private static KindSql<UserType> of(UserType type) {
    return (KindSql<UserType>) Objects.requireNonNull(BY_SORT.get(type.getClass()));
  }
}
