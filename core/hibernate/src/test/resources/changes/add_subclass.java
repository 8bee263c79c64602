@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Gift extends Item { String ribbon; }
// --backfill item.dtype='Item'

// revision
-- @upgrade
ALTER TABLE item
  ADD COLUMN dtype character varying(31),
  ADD COLUMN ribbon character varying(255);

-- @commit

UPDATE item SET dtype = 'Item';

-- @commit

ALTER TABLE item ADD CONSTRAINT item_dtype_not_null CHECK (dtype IS NOT NULL) NOT VALID;

-- @commit

ALTER TABLE item VALIDATE CONSTRAINT item_dtype_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN dtype SET NOT NULL,
  DROP CONSTRAINT item_dtype_not_null;

-- @downgrade
ALTER TABLE item
  DROP COLUMN ribbon,
  DROP COLUMN dtype;
