CREATE SCHEMA "Weird Schema";
CREATE TYPE "Weird Schema"."My Enum" AS ENUM ('a', 'b', 'c');
CREATE DOMAIN d AS "Weird Schema"."My Enum" DEFAULT 'b' CONSTRAINT not_c CHECK (VALUE <> 'c');
CREATE TYPE pair AS (one "Weird Schema"."My Enum", many "Weird Schema"."My Enum"[]);
CREATE TABLE t (id int PRIMARY KEY, x "Weird Schema"."My Enum" NOT NULL DEFAULT 'b', xs "Weird Schema"."My Enum"[] DEFAULT '{a}',
  y d, z pair, g "Weird Schema"."My Enum" GENERATED ALWAYS AS (CASE WHEN id > 0 THEN 'a'::"Weird Schema"."My Enum" END) STORED,
  CONSTRAINT k CHECK (x <> 'c'));
CREATE INDEX t_x ON t (x);
CREATE INDEX t_b ON t (id) WHERE x = 'b';
CREATE TABLE u (x "Weird Schema"."My Enum", PRIMARY KEY (x));
CREATE TABLE w (x "Weird Schema"."My Enum" REFERENCES u);
COMMENT ON TYPE "Weird Schema"."My Enum" IS 'kept';
COMMENT ON COLUMN t.x IS 'kept, too';
INSERT INTO t (id, x, xs, y, z) VALUES (1, 'b', '{b,a}', 'a', '(a,"{b}")');
INSERT INTO u VALUES ('a');
INSERT INTO w VALUES ('a');
-- ---- after ----
CREATE SCHEMA "Weird Schema";
CREATE TYPE "Weird Schema"."My Enum" AS ENUM ('c', 'b', 'a');
CREATE DOMAIN d AS "Weird Schema"."My Enum" DEFAULT 'b' CONSTRAINT not_c CHECK (VALUE <> 'c');
CREATE TYPE pair AS (one "Weird Schema"."My Enum", many "Weird Schema"."My Enum"[]);
CREATE TABLE t (id int PRIMARY KEY, x "Weird Schema"."My Enum" NOT NULL DEFAULT 'b', xs "Weird Schema"."My Enum"[] DEFAULT '{a}',
  y d, z pair, g "Weird Schema"."My Enum" GENERATED ALWAYS AS (CASE WHEN id > 0 THEN 'a'::"Weird Schema"."My Enum" END) STORED,
  CONSTRAINT k CHECK (x <> 'c'));
CREATE INDEX t_x ON t (x);
CREATE INDEX t_b ON t (id) WHERE x = 'b';
CREATE TABLE u (x "Weird Schema"."My Enum", PRIMARY KEY (x));
CREATE TABLE w (x "Weird Schema"."My Enum" REFERENCES u);
COMMENT ON TYPE "Weird Schema"."My Enum" IS 'kept';
COMMENT ON COLUMN t.x IS 'kept, too';
