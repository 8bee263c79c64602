@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Mail { @Id Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
}
// --drops=write

// revision
-- @upgrade
DROP TABLE mail;

-- @downgrade
CREATE TABLE mail (
  id bigint NOT NULL,
  CONSTRAINT mail_pkey PRIMARY KEY (id)
);
