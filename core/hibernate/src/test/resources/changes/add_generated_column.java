@Entity class Item {
  @Id Long id;
  String name;
  int amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  int amount;
  @GeneratedColumn("amount * 2") int twice;
}

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN twice integer GENERATED ALWAYS AS ((amount * 2)) STORED NOT NULL;

-- @downgrade
ALTER TABLE item DROP COLUMN twice;
