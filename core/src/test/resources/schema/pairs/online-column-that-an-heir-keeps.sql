CREATE TABLE above (a int, kept text NOT NULL DEFAULT 'a');
CREATE TABLE heir () INHERITS (above);
-- ---- after ----
CREATE TABLE above (a int);
CREATE TABLE heir (kept varchar(9)) INHERITS (above);
