@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
}
@Entity @Table(schema = "stock") class Crate { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; }

// revision
-- @upgrade
CREATE SCHEMA stock;

CREATE SEQUENCE crate_seq INCREMENT BY 50;

CREATE TABLE stock.crate (
  id bigint NOT NULL,
  CONSTRAINT crate_pkey PRIMARY KEY (id)
);

-- @downgrade
DROP TABLE stock.crate;

DROP SEQUENCE crate_seq;

DROP SCHEMA stock;
