package dev.aludel.internal.sql.ddl;

import dev.aludel.schema.DomainType;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE DOMAIN} and its kin. */
final class DomainSql implements TypeSortSql<DomainType> {

  @Override
  public List<Part> create(DomainType domain, Writing writing) {
    StringBuilder sql = new StringBuilder("CREATE DOMAIN ").append(writing.name(domain.id()));
    sql.append(" AS ").append(domain.type());
    domain.collation().ifPresent(collation -> sql.append(" COLLATE ").append(collation));
    domain.defaultSql().ifPresent(value -> sql.append(" DEFAULT ").append(value));
    if (domain.notNull()) {
      sql.append(" NOT NULL");
    }
    return List.of(new Part.Open(domain.id(), sql.toString()));
  }

  @Override
  public List<Part> drop(DomainType domain, Writing writing) {
    return List.of(new Part.Statement("DROP DOMAIN " + writing.name(domain.id())));
  }

  @Override
  public List<Part> alter(DomainType before, DomainType after, Writing writing) {
    String alter = "ALTER DOMAIN " + writing.name(after.id()) + " ";
    List<Part> parts = new ArrayList<>();
    if (!before.defaultSql().equals(after.defaultSql())) {
      String action =
          after.defaultSql().map(value -> "SET DEFAULT " + value).orElse("DROP DEFAULT");
      parts.add(new Part.Statement(alter + action));
    }
    if (before.notNull() != after.notNull()) {
      parts.add(new Part.Statement(alter + (after.notNull() ? "SET NOT NULL" : "DROP NOT NULL")));
    }
    return parts;
  }
}
