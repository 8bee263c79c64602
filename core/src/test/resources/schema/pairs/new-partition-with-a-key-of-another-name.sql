CREATE TABLE one (a integer PRIMARY KEY);
CREATE TABLE whole (a integer PRIMARY KEY, b text, c integer REFERENCES one, UNIQUE (a, b)) PARTITION BY RANGE (a);
CREATE TABLE there (a integer, b text, c integer) PARTITION BY RANGE (a);
CREATE TABLE lies PARTITION OF there FOR VALUES FROM (1) TO (10);
-- ---- after ----
CREATE TABLE one (a integer PRIMARY KEY);
CREATE TABLE whole (a integer PRIMARY KEY, b text, c integer REFERENCES one, UNIQUE (a, b)) PARTITION BY RANGE (a);
CREATE TABLE low PARTITION OF whole FOR VALUES FROM (1) TO (10);
ALTER TABLE low RENAME TO renamed;
ALTER TABLE renamed RENAME CONSTRAINT whole_c_fkey TO refers;
COMMENT ON CONSTRAINT low_pkey ON renamed IS 'as before';
CREATE TABLE there (a integer PRIMARY KEY, b text, c integer) PARTITION BY RANGE (a);
CREATE TABLE lies PARTITION OF there FOR VALUES FROM (1) TO (10);
ALTER TABLE lies RENAME CONSTRAINT lies_pkey TO chosen;
CREATE TABLE all_new (a integer PRIMARY KEY, b text) PARTITION BY RANGE (a);
CREATE TABLE new_part PARTITION OF all_new FOR VALUES FROM (1) TO (10);
ALTER TABLE new_part RENAME CONSTRAINT new_part_pkey TO new_key;
