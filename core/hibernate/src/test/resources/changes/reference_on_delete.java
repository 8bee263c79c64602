@Entity class Item {
  @Id Long id;
  String name;
  @ManyToOne Maker maker;
}
@Entity class Maker { @Id Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
  @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Maker maker;
}
@Entity class Maker { @Id Long id; }

// revision
-- @upgrade
ALTER TABLE item
  ADD CONSTRAINT item_maker_id_fkey FOREIGN KEY (maker_id) REFERENCES maker(id) ON DELETE CASCADE NOT VALID,
  DROP CONSTRAINT fk5qg2gjyrkrwqi84bdx15lb695;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE maker_id IS NOT NULL AND NOT EXISTS (SELECT FROM maker AS other WHERE other.id = item.maker_id)
ALTER TABLE item VALIDATE CONSTRAINT item_maker_id_fkey;

-- @downgrade
ALTER TABLE item
  ADD CONSTRAINT fk5qg2gjyrkrwqi84bdx15lb695 FOREIGN KEY (maker_id) REFERENCES maker(id) NOT VALID,
  DROP CONSTRAINT item_maker_id_fkey;

-- @commit

-- Fails if this finds rows: SELECT * FROM item WHERE maker_id IS NOT NULL AND NOT EXISTS (SELECT FROM maker AS other WHERE other.id = item.maker_id)
ALTER TABLE item VALIDATE CONSTRAINT fk5qg2gjyrkrwqi84bdx15lb695;
