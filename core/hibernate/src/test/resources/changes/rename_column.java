@Entity class Item {
  @Id Long id;
  String name;
  Integer amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Column(name = "quantity") Integer amount;
}
// --rename item.amount=quantity

// revision
-- @upgrade
ALTER TABLE item RENAME COLUMN amount TO quantity;

-- @downgrade
ALTER TABLE item RENAME COLUMN quantity TO amount;
