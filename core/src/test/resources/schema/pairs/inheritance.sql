CREATE TABLE p1 (id int NOT NULL, CHECK (id > 0));
CREATE TABLE p2 (id int NOT NULL, b text);
CREATE TABLE c (own int) INHERITS (p1, p2);
CREATE TABLE d (id int NOT NULL, CHECK (id > 0));
-- ---- after ----
CREATE TABLE p1 (id int NOT NULL, added text DEFAULT 'a', CONSTRAINT added_ck CHECK (added <> ''));
CREATE TABLE p2 (id int NOT NULL, b text, CHECK (id > 0));
CREATE TABLE c (own int) INHERITS (p2, p1);
CREATE TABLE d () INHERITS (p1);
CREATE TABLE e (own int NOT NULL) INHERITS (c);
