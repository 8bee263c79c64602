CREATE TABLE t (id int PRIMARY KEY, a int, b text DEFAULT 'x', c varchar(5) NOT NULL, d date, e int, CONSTRAINT e_uq UNIQUE (e));
CREATE INDEX t_d ON t (d);
-- ---- after ----
CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 3, b text, c varchar(9), d timestamp, f int GENERATED ALWAYS AS IDENTITY, CONSTRAINT f_uq UNIQUE (f), CONSTRAINT a_ck CHECK (a < 100));
CREATE INDEX t_d ON t (d DESC, a);
COMMENT ON TABLE t IS 'changed';
