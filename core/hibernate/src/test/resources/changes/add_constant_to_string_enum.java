@Entity class Item {
  @Id Long id;
  String name;
  @Enumerated(EnumType.STRING) Kind kind;
}
enum Kind { NEW, USED }

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Enumerated(EnumType.STRING) Kind kind;
}
enum Kind { NEW, USED, BROKEN }

// revision
-- @upgrade
ALTER TABLE item
  DROP CONSTRAINT item_kind_check,
  ADD CONSTRAINT item_kind_check CHECK (((kind)::text = ANY (ARRAY[('NEW'::character varying)::text, ('USED'::character varying)::text, ('BROKEN'::character varying)::text]))) NOT VALID;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE NOT ((kind)::text = ANY (ARRAY[('NEW'::character varying)::text, ('USED'::character varying)::text, ('BROKEN'::character varying)::text]))
ALTER TABLE item VALIDATE CONSTRAINT item_kind_check;

-- @downgrade
ALTER TABLE item
  DROP CONSTRAINT item_kind_check,
  ADD CONSTRAINT item_kind_check CHECK (((kind)::text = ANY (ARRAY[('NEW'::character varying)::text, ('USED'::character varying)::text]))) NOT VALID;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE NOT ((kind)::text = ANY (ARRAY[('NEW'::character varying)::text, ('USED'::character varying)::text]))
ALTER TABLE item VALIDATE CONSTRAINT item_kind_check;
