CREATE TABLE base (a int NOT NULL DEFAULT 1, b text CHECK (b <> ''));
CREATE INDEX ON base (b);
CREATE TABLE copy (a int NOT NULL DEFAULT 1, b text CONSTRAINT base_b_check CHECK (b <> ''));
CREATE INDEX ON copy (b);
-- ---- after ----
CREATE TABLE base (a int NOT NULL DEFAULT 1, b text CHECK (b <> ''));
CREATE INDEX ON base (b);
CREATE TABLE copy (LIKE base INCLUDING ALL);
