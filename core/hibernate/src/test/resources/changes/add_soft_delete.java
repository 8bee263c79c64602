@Entity class Item {
  @Id Long id;
  String name;
}

// after
@SoftDelete
@Entity class Item {
  @Id Long id;
  String name;
}
// --backfill item.deleted=false

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN deleted boolean;

COMMENT ON COLUMN item.deleted IS 'Soft-delete indicator';

-- @commit

UPDATE item SET deleted = false;

-- @commit

ALTER TABLE item ADD CONSTRAINT item_deleted_not_null CHECK (deleted IS NOT NULL) NOT VALID;

-- @commit

ALTER TABLE item VALIDATE CONSTRAINT item_deleted_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN deleted SET NOT NULL,
  DROP CONSTRAINT item_deleted_not_null;

-- @downgrade
ALTER TABLE item DROP COLUMN deleted;
