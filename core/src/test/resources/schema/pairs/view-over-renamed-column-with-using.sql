CREATE TABLE a (pad int, id int, x text);
CREATE TABLE b (id int, y text);
CREATE VIEW v AS SELECT id, a.x, b.y FROM a JOIN b USING (id);
ALTER TABLE a RENAME COLUMN id TO aid;
-- ---- after ----
CREATE TABLE a (x text, id int, pad int);
CREATE TABLE b (y text, id int);
CREATE VIEW v AS SELECT id, a.x, b.y, a.pad FROM a JOIN b USING (id);
ALTER TABLE a RENAME COLUMN id TO aid;
