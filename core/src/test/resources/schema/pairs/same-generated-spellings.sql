CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text, d text GENERATED ALWAYS AS (lower(c) || 'x') STORED);
-- ---- after ----
CREATE TABLE t (a int, b int GENERATED ALWAYS AS ((a*2)) STORED, c text, d text GENERATED ALWAYS AS ((lower(c)) || 'x'::text) STORED);
