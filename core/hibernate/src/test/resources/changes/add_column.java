@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  Integer amount;
}

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN amount integer;

-- @downgrade
ALTER TABLE item DROP COLUMN amount;
