@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Column(nullable = false) @ColumnDefault("0") int amount;
}

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN amount integer NOT NULL DEFAULT 0;

-- @downgrade
ALTER TABLE item DROP COLUMN amount;
