@Entity class Item {
  @Id Long id;
  String name;
  @ColumnDefault("0") int amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @ColumnDefault("1") int amount;
}

// revision
-- @upgrade
ALTER TABLE item ALTER COLUMN amount SET DEFAULT 1;

-- @downgrade
ALTER TABLE item ALTER COLUMN amount SET DEFAULT 0;
