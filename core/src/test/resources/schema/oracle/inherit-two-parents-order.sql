CREATE TABLE p1 (id int);
CREATE TABLE p2 (id int, b text);
CREATE TABLE c () INHERITS (p1, p2);
-- ---- after ----
CREATE TABLE p1 (id int);
CREATE TABLE p2 (id int, b text);
CREATE TABLE c () INHERITS (p2, p1);
