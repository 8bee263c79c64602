@Entity class Item {
  @Id Long id;
  String name;
  String code; int level;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @NotNull @Size(max = 33) String code; @Min(1) int level;
}
// --drops=write

// revision
-- @upgrade
-- Fails if this finds rows: SELECT * FROM item WHERE length(rtrim(code, ' ')) > 33
ALTER TABLE item
  ALTER COLUMN code TYPE character varying(33),
  ADD CONSTRAINT item_code_not_null CHECK (code IS NOT NULL) NOT VALID,
  ADD CONSTRAINT item_level_check CHECK ((level >= 1)) NOT VALID;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE code IS NULL
ALTER TABLE item VALIDATE CONSTRAINT item_code_not_null;

-- @commit

ALTER TABLE item
  ALTER COLUMN code SET NOT NULL,
  DROP CONSTRAINT item_code_not_null;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE NOT (level >= 1)
ALTER TABLE item VALIDATE CONSTRAINT item_level_check;

-- @downgrade
ALTER TABLE item
  ALTER COLUMN code TYPE character varying(255),
  ALTER COLUMN code DROP NOT NULL,
  DROP CONSTRAINT item_level_check;
