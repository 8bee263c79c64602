@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @TenantId String tenant;
}
// --backfill item.tenant='main'

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN tenant character varying(255);

-- @commit

UPDATE item SET tenant = 'main';

-- @commit

ALTER TABLE item ADD CONSTRAINT item_tenant_not_null CHECK (tenant IS NOT NULL) NOT VALID;

-- @commit

ALTER TABLE item VALIDATE CONSTRAINT item_tenant_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN tenant SET NOT NULL,
  DROP CONSTRAINT item_tenant_not_null;

-- @downgrade
ALTER TABLE item DROP COLUMN tenant;
