@Entity class Item {
  @Id Long id;
  String name;
  @Column String code;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Column(unique = true) String code;
}

// revision
-- @upgrade
-- Fails if this finds rows: SELECT code, count(*) FROM item WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1
CREATE UNIQUE INDEX CONCURRENTLY item_code_key ON item (code);

ALTER TABLE item ADD CONSTRAINT item_code_key UNIQUE USING INDEX item_code_key;

-- @downgrade
ALTER TABLE item DROP CONSTRAINT item_code_key;
