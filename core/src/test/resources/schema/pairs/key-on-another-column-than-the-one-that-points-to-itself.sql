CREATE TABLE t (a integer, d date NOT NULL, CONSTRAINT k UNIQUE (d), FOREIGN KEY (d) REFERENCES t (d));
CREATE TABLE u (a integer, d date NOT NULL, CONSTRAINT one UNIQUE (d));
CREATE TABLE points (d date REFERENCES u (d), a integer);
-- ---- after ----
CREATE TABLE t (a integer, g varchar(20), CONSTRAINT k UNIQUE (g));
CREATE TABLE u (a integer, g text, CONSTRAINT one UNIQUE (g));
CREATE TABLE points (a integer);
