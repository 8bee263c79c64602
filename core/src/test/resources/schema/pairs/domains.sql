CREATE DOMAIN plain AS int;
CREATE DOMAIN tight AS text COLLATE "C" DEFAULT 'x' NOT NULL CONSTRAINT short CHECK (length(VALUE) < 9) CONSTRAINT low CHECK (VALUE = lower(VALUE));
CREATE DOMAIN pending AS int;
ALTER DOMAIN pending ADD CONSTRAINT later CHECK (VALUE > 0) NOT VALID;
CREATE DOMAIN gone AS plain[];
CREATE TABLE t (a plain, b tight, c pending, d gone);
-- ---- after ----
CREATE DOMAIN plain AS int DEFAULT 3 NOT NULL CONSTRAINT positive CHECK (VALUE > 0);
COMMENT ON DOMAIN plain IS 'said';
COMMENT ON CONSTRAINT positive ON DOMAIN plain IS 'said, too';
CREATE DOMAIN tight AS text COLLATE "C" CONSTRAINT short CHECK (length(VALUE) < 20);
CREATE DOMAIN pending AS int CONSTRAINT later CHECK (VALUE > 0);
CREATE SCHEMA other;
CREATE DOMAIN other."D d" AS numeric(5,2)[] DEFAULT '{1}';
CREATE TABLE t (a plain, b tight, c pending, d int[]);
