CREATE TABLE above (id int, kept text NOT NULL DEFAULT 'a', gone int, CHECK (gone > 0));
CREATE TABLE below () INHERITS (above);
CREATE TABLE deep () INHERITS (below);
CREATE TABLE other () INHERITS (above);
CREATE TABLE neither () INHERITS (above);
-- ---- after ----
CREATE TABLE above (id int);
CREATE TABLE below (kept text NOT NULL DEFAULT 'a') INHERITS (above);
CREATE TABLE deep () INHERITS (below);
CREATE TABLE other (kept varchar(9)) INHERITS (above);
CREATE TABLE neither () INHERITS (above);
