@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  Place place;
}
@Embeddable @Struct(name = "place") class Place { String street; String zip; }

// revision
-- @upgrade
CREATE TYPE place AS (
  street character varying(255),
  zip character varying(255)
);

ALTER TABLE item ADD COLUMN place place;

-- @downgrade
ALTER TABLE item DROP COLUMN place;

DROP TYPE place;
