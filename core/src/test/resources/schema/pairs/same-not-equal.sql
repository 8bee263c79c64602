CREATE TABLE t (a int CHECK (a != 1), b text CHECK (b NOT LIKE 'x%'), c text CHECK (c SIMILAR TO 'a|b'), d int CHECK (d IS NOT NULL AND (d > 0)));
-- ---- after ----
CREATE TABLE t (a int CHECK (a <> 1), b text CHECK (b !~~ 'x%'), c text CHECK (c SIMILAR TO 'a|b'), d int CHECK (((d) IS NOT NULL) AND d > 0));
