@Entity class Item {
  @Id Long id;
  String name;
  int amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  long amount;
}

// revision
-- @upgrade
ALTER TABLE item ALTER COLUMN amount TYPE bigint;

-- @downgrade
ALTER TABLE item ALTER COLUMN amount TYPE integer;
