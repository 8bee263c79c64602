@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Check(name = "item_named", constraints = "name <> ''")
@Entity class Item {
  @Id Long id;
  String name;
}

// revision
-- @upgrade
ALTER TABLE item ADD CONSTRAINT item_named CHECK (((name)::text <> ''::text)) NOT VALID;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE NOT ((name)::text <> ''::text)
ALTER TABLE item VALIDATE CONSTRAINT item_named;

-- @downgrade
ALTER TABLE item DROP CONSTRAINT item_named;
