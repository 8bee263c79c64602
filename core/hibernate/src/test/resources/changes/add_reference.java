@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Maker { @Id Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
  @ManyToOne Maker maker;
}
@Entity class Maker { @Id Long id; }

// revision
-- @upgrade
ALTER TABLE item ADD COLUMN maker_id bigint CONSTRAINT item_maker_id_fkey REFERENCES maker(id);

-- @downgrade
ALTER TABLE item DROP COLUMN maker_id;
