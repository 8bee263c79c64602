@Entity class Item {
  @Id Long id;
  String name;
  Integer amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
}
// --drops=write

// revision
-- @upgrade
ALTER TABLE item DROP COLUMN amount;

-- @downgrade
ALTER TABLE item ADD COLUMN amount integer;
