@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Comment("what is sold")
@Entity class Item {
  @Id Long id;
  String name;
}

// revision
-- @upgrade
COMMENT ON TABLE item IS 'what is sold';

-- @downgrade
COMMENT ON TABLE item IS NULL;
