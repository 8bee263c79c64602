CREATE TABLE t (p integer CONSTRAINT old_pkey PRIMARY KEY, e text CONSTRAINT old_check CHECK (e LIKE 'a%')) PARTITION BY LIST (p);
CREATE INDEX old_index ON t (e);
-- ---- after ----
CREATE TABLE t (p integer CONSTRAINT new_pkey PRIMARY KEY, k text UNIQUE, e text CONSTRAINT new_check CHECK (e LIKE 'a%'));
CREATE INDEX new_index ON t (e);
