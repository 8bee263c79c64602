@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  String[] tags;
  @JdbcTypeCode(SqlTypes.JSON) Map<String, String> extra;
  UUID token;
  Instant seen;
}

// revision
-- @upgrade
ALTER TABLE item
  ADD COLUMN extra jsonb,
  ADD COLUMN seen timestamp(6) with time zone,
  ADD COLUMN tags character varying(255)[],
  ADD COLUMN token uuid;

-- @downgrade
ALTER TABLE item
  DROP COLUMN token,
  DROP COLUMN tags,
  DROP COLUMN seen,
  DROP COLUMN extra;
