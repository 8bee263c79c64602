CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x', n bigint);
CREATE TABLE src (id int PRIMARY KEY, a text NOT NULL);
CREATE TABLE dst (id int NOT NULL, a text NOT NULL, PRIMARY KEY (id));
-- ---- after ----
CREATE TABLE tt (id int, old_name varchar(5) NOT NULL, n bigint);
ALTER TABLE tt RENAME old_name TO name;
ALTER TABLE tt ALTER name TYPE text, ALTER name SET DEFAULT 'x';
ALTER TABLE tt RENAME TO t;
ALTER TABLE t ADD PRIMARY KEY (id);
CREATE TABLE src (id int PRIMARY KEY, a text NOT NULL);
CREATE TABLE dst (LIKE src INCLUDING ALL);
