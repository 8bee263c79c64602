CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x', n bigint);
-- ---- after ----
CREATE TABLE tt (gone1 int, id int, old_name varchar(5), gone2 int, n int);
ALTER TABLE tt DROP gone1, DROP gone2;
ALTER TABLE tt ALTER n TYPE bigint;
ALTER TABLE tt RENAME old_name TO name;
ALTER TABLE tt ALTER name TYPE text, ALTER name SET DEFAULT 'x', ALTER name SET NOT NULL;
ALTER TABLE tt RENAME TO t;
ALTER TABLE t ADD PRIMARY KEY (id);
