@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Version @ColumnDefault("0") int version;
}

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN version integer NOT NULL DEFAULT 0;

-- @downgrade
ALTER TABLE item DROP COLUMN version;
