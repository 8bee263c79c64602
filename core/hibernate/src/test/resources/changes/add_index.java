@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Table(indexes = @Index(name = "by_name", columnList = "name DESC"))
@Entity class Item {
  @Id Long id;
  String name;
}

// revision
-- @upgrade
CREATE INDEX CONCURRENTLY by_name ON item USING btree (name DESC);

-- @downgrade
DROP INDEX CONCURRENTLY by_name;
