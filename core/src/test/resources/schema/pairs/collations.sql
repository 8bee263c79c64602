CREATE COLLATION gone FROM "C";
CREATE COLLATION turns (PROVIDER = icu, LOCALE = 'de');
CREATE SCHEMA other;
CREATE DOMAIN d AS text COLLATE turns;
CREATE TABLE t (a text, b text COLLATE turns, c d, "D d" varchar(9)[] COLLATE turns, CHECK (b < 'x'));
CREATE INDEX t_b ON t (b);
CREATE INDEX t_a ON t (a COLLATE turns);
INSERT INTO t VALUES ('a', 'b', 'c', '{d}');
-- ---- after ----
CREATE COLLATION made (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION turns (PROVIDER = icu, LOCALE = 'und', DETERMINISTIC = false);
COMMENT ON COLLATION made IS 'plain';
CREATE SCHEMA other;
CREATE COLLATION other."O o" (PROVIDER = icu, LOCALE = 'fr');
CREATE DOMAIN d AS text COLLATE turns;
CREATE TABLE t (a text COLLATE made, b text COLLATE turns, c d, "D d" varchar(9)[] COLLATE turns, CHECK (b < 'x'), e text COLLATE other."O o");
CREATE INDEX t_b ON t (b);
CREATE INDEX t_a ON t (a COLLATE turns);
