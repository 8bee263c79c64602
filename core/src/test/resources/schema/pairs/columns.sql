CREATE TABLE t (id int PRIMARY KEY, a int, b text DEFAULT 'x', c varchar(5) NOT NULL, e int, CONSTRAINT e_uq UNIQUE (e));
CREATE INDEX t_c ON t (c);
-- ---- after ----
CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 3, b text, c varchar(9), f int GENERATED ALWAYS AS IDENTITY, CONSTRAINT f_uq UNIQUE (f), CONSTRAINT a_ck CHECK (a < 100));
CREATE INDEX t_c ON t (c DESC, a);
COMMENT ON TABLE t IS 'changed';
COMMENT ON COLUMN t.a IS 'it''s';
