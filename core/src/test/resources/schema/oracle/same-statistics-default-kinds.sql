CREATE TABLE t (a int, b int);
CREATE STATISTICS st ON a, b FROM t;
-- ---- after ----
CREATE TABLE t (a int, b int);
CREATE STATISTICS public.st (ndistinct, dependencies, mcv) ON b, a FROM public.t;
ALTER STATISTICS st SET STATISTICS -1;
