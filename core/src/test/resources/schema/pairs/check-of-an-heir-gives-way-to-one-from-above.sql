CREATE TABLE above ();
CREATE TABLE heir (a boolean CONSTRAINT chk CHECK (NOT a)) INHERITS (above);
-- ---- after ----
CREATE TABLE above (g text NOT NULL, CONSTRAINT chk CHECK (g <> ''));
CREATE TABLE heir () INHERITS (above);
