CREATE TABLE t (a int, b text, c text);
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t (lower(b));
CREATE INDEX i3 ON t (a DESC, b);
CREATE UNIQUE INDEX i4 ON t (a) WHERE b IS NOT NULL AND c = 'x';
CREATE INDEX i5 ON t ((b || c));
-- ---- after ----
CREATE TABLE t (a int, b text, c text);
CREATE INDEX i5 ON t (( b||c ));
CREATE UNIQUE INDEX i4 ON t USING btree (a ASC NULLS LAST) WHERE (((b) IS NOT NULL) AND (c = 'x'::text));
CREATE INDEX i3 ON t (a DESC NULLS FIRST, b COLLATE "default" text_ops);
CREATE INDEX i2 ON t ((lower(b)));
CREATE INDEX i1 ON public.t USING btree (a int4_ops);
