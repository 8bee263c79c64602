@Entity class Item {
  @Id Long id;
  String name;
  @JdbcTypeCode(SqlTypes.NAMED_ENUM) Kind kind;
}
enum Kind { NEW, USED }

// after
@Entity class Item {
  @Id Long id;
  String name;
  @JdbcTypeCode(SqlTypes.NAMED_ENUM) Kind kind;
}
enum Kind { NEW, USED, BROKEN }

// revision
-- @upgrade
ALTER TYPE kind ADD VALUE 'BROKEN' BEFORE 'NEW';

-- @downgrade
DROP CAST (kind AS character varying);

DROP CAST (character varying AS kind);

ALTER TYPE kind RENAME TO kind_old;

CREATE TYPE kind AS ENUM ('NEW', 'USED');

ALTER TABLE item ALTER COLUMN kind TYPE kind USING kind::text::kind;

CREATE CAST (character varying AS kind) WITH INOUT AS IMPLICIT;

CREATE CAST (kind AS character varying) WITH INOUT AS IMPLICIT;

DROP TYPE kind_old;
