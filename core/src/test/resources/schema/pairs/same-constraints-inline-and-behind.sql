CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int REFERENCES u, c int CHECK (c > 0), d int NOT NULL);
-- ---- after ----
CREATE TABLE t (id int, a int, b int, c int, d int);
ALTER TABLE t ADD PRIMARY KEY (id);
ALTER TABLE t ADD UNIQUE (a), ADD CHECK (c > 0), ALTER d SET NOT NULL;
CREATE TABLE u (id int, PRIMARY KEY (id));
ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES u (id);
