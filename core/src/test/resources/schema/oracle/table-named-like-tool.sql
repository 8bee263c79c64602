CREATE TABLE schema_history (id int);
CREATE TABLE version (version_num text);
-- ---- after ----
CREATE TABLE schema_history (id int PRIMARY KEY);
CREATE TABLE version (version_num text, pg_stuff int);
CREATE TABLE aludel_like (id int);
CREATE SCHEMA pgtools;
CREATE TABLE pgtools.pg_class (oid oid, ctid_x int, "xmin x" int);
