@Entity class Item {
  @Id Long id;
  String name;
  @Column(nullable = false) Integer amount;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  Integer amount;
}

// revision
-- @upgrade
ALTER TABLE item ALTER COLUMN amount DROP NOT NULL;

-- @downgrade
ALTER TABLE item ADD CONSTRAINT item_amount_not_null CHECK (amount IS NOT NULL) NOT VALID;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE amount IS NULL
ALTER TABLE item VALIDATE CONSTRAINT item_amount_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN amount SET NOT NULL,
  DROP CONSTRAINT item_amount_not_null;
