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
-- Fails if this finds rows: SELECT * FROM item WHERE amount NOT BETWEEN -2147483648 AND 2147483647
ALTER TABLE item ALTER COLUMN amount TYPE integer;
