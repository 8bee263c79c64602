@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @Embedded Place place;
}
@Embeddable class Place { String street; @Column(length = 10) String zip; }

// revision
-- @upgrade
ALTER TABLE item
  ADD COLUMN street character varying(255),
  ADD COLUMN zip character varying(10);

-- @downgrade
ALTER TABLE item
  DROP COLUMN zip,
  DROP COLUMN street;
