CREATE TABLE t (a text CHECK (a IN ('x', 'y')), b int CHECK (b IN (1, 2)));
-- ---- after ----
CREATE TABLE t (a text CHECK (a = ANY (ARRAY['x', 'y'])), b int CHECK (b = ANY (ARRAY[1, 2])));
