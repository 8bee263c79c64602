@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Column(nullable = false) String kind;
}
// --backfill item.kind='other'

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN kind character varying(255);

-- @commit

UPDATE item SET kind = 'other';

-- @commit

ALTER TABLE item ADD CONSTRAINT item_kind_not_null CHECK (kind IS NOT NULL) NOT VALID;

-- @commit

ALTER TABLE item VALIDATE CONSTRAINT item_kind_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN kind SET NOT NULL,
  DROP CONSTRAINT item_kind_not_null;

-- @downgrade
ALTER TABLE item DROP COLUMN kind;
