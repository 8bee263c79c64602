@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Table(uniqueConstraints = @UniqueConstraint(name = "item_once", columnNames = {"id", "name"}))
@Entity class Item {
  @Id Long id;
  String name;
}

// revision
-- @upgrade
-- Fails if this finds rows: SELECT id, name, count(*) FROM item WHERE (id, name) IS NOT NULL GROUP BY id, name HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY item_once ON item (id, name);

ALTER TABLE item ADD CONSTRAINT item_once UNIQUE USING INDEX item_once;

-- @downgrade
ALTER TABLE item DROP CONSTRAINT item_once;
