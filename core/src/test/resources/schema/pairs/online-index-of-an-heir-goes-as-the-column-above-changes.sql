CREATE TABLE above (a integer, b integer);
CREATE TABLE between_them () INHERITS (above);
CREATE TABLE heir () INHERITS (between_them);
CREATE INDEX goes ON heir (a) WHERE a <> 5;
CREATE INDEX stays ON heir (b) WHERE b <> 5;
-- ---- after ----
CREATE TABLE above (a text, b text);
CREATE TABLE between_them () INHERITS (above);
CREATE TABLE heir () INHERITS (between_them);
CREATE INDEX comes ON between_them (a) WHERE a <> '5';
CREATE INDEX stays ON heir (b) WHERE b <> '5';
