CREATE TABLE t (a text, j jsonb, v varchar(5));
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t USING gin (j);
CREATE INDEX i3 ON t (a COLLATE "C");
CREATE INDEX i4 ON t (v);
-- ---- after ----
CREATE TABLE t (a text, j jsonb, v varchar(5));
CREATE INDEX i1 ON t (a text_pattern_ops);
CREATE INDEX i2 ON t USING gin (j jsonb_path_ops);
CREATE INDEX i3 ON t (a COLLATE "POSIX" DESC);
CREATE INDEX i4 ON t (v varchar_pattern_ops);
