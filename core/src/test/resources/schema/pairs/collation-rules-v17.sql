CREATE COLLATION r (PROVIDER = icu, LOCALE = 'und', RULES = '& V << w <<< W');
-- ---- after ----
CREATE COLLATION r (PROVIDER = icu, LOCALE = 'und', RULES = '& A < b');
CREATE COLLATION b (PROVIDER = builtin, LOCALE = 'C.UTF-8');
