CREATE TABLE t (a timestamptz DEFAULT now(), b timestamptz DEFAULT pg_catalog.now(), c date DEFAULT current_date);
-- ---- after ----
CREATE TABLE t (a timestamptz DEFAULT NOW(), b timestamptz DEFAULT (now()), c date DEFAULT CURRENT_DATE);
