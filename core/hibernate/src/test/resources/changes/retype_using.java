@Entity class Item {
  @Id Long id;
  String name;
  String amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  Integer amount;
}
// --drops=write
// --using item.amount=amount::integer

// revision
-- @upgrade
ALTER TABLE item ALTER COLUMN amount TYPE integer USING amount::integer;

-- @downgrade
ALTER TABLE item ALTER COLUMN amount TYPE character varying(255);
