@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Enumerated(EnumType.STRING) Kind kind;
}
enum Kind { NEW, USED }

// revision
-- @upgrade
ALTER TABLE item
  ADD COLUMN kind character varying(255),
  ADD CONSTRAINT item_kind_check CHECK (((kind)::text = ANY ((ARRAY['NEW'::character varying, 'USED'::character varying])::text[]))) NOT VALID;

-- @commit

ALTER TABLE item VALIDATE CONSTRAINT item_kind_check;

-- @downgrade
ALTER TABLE item DROP COLUMN kind;
