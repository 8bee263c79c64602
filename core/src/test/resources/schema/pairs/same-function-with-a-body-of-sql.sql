CREATE TABLE t (a int);
CREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE a = x; END;
CREATE FUNCTION g(x int) RETURNS int LANGUAGE sql RETURN x + 1;
-- ---- after ----
CREATE TABLE t (a int);
CREATE FUNCTION f(x integer) RETURNS bigint LANGUAGE sql
BEGIN ATOMIC
  SELECT count(*)   FROM public.t WHERE (t.a = f.x);
END;
CREATE FUNCTION g(x int) RETURNS int LANGUAGE sql RETURN (x+1);
