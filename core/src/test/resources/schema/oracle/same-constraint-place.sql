CREATE TABLE t (a int CONSTRAINT a_uq UNIQUE, b int CONSTRAINT b_ck CHECK (b > 0), c int, PRIMARY KEY (c));
-- ---- after ----
CREATE TABLE t (a int, b int, c int);
ALTER TABLE t ADD PRIMARY KEY (c);
ALTER TABLE ONLY public.t ADD CONSTRAINT b_ck CHECK (b > 0);
ALTER TABLE t ADD CONSTRAINT a_uq UNIQUE (a);
