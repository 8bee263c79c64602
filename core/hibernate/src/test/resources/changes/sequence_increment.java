@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Crate { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Crate { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "c") @SequenceGenerator(name = "c", sequenceName = "crate_seq", allocationSize = 10) Long id; }

// revision
-- @upgrade
ALTER SEQUENCE crate_seq INCREMENT BY 10;

-- @downgrade
ALTER SEQUENCE crate_seq INCREMENT BY 50;
