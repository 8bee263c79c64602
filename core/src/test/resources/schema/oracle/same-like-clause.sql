CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' CHECK (a <> ''));
CREATE TABLE dst (id int NOT NULL, a text DEFAULT 'x', CONSTRAINT src_a_check CHECK (a <> ''), PRIMARY KEY (id));
-- ---- after ----
CREATE TABLE src (id int PRIMARY KEY, a text DEFAULT 'x' CHECK (a <> ''));
CREATE TABLE dst (LIKE src INCLUDING ALL);
