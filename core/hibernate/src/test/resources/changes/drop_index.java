@Table(indexes = @Index(name = "by_name", columnList = "name"))
@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
}
// --drops=write

// revision
-- @upgrade
DROP INDEX CONCURRENTLY by_name;

-- @downgrade
CREATE INDEX CONCURRENTLY by_name ON item USING btree (name);
