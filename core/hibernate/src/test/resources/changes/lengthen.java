@Entity class Item {
  @Id Long id;
  String name;
  @Column(length = 40) String code;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Column(length = 80) String code;
}

// revision
-- @upgrade
ALTER TABLE item ALTER COLUMN code TYPE character varying(80);

-- @downgrade
-- Fails if this finds rows: SELECT * FROM item WHERE length(rtrim(code, ' ')) > 40
ALTER TABLE item ALTER COLUMN code TYPE character varying(40);
