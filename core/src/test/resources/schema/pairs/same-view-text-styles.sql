CREATE TABLE t (a int, b text, c timestamp);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 1 AND b LIKE 'x%' ORDER BY a;
CREATE VIEW w AS SELECT t.a, count(*) AS n FROM t GROUP BY t.a HAVING count(*) > 1;
CREATE VIEW x AS SELECT CAST(a AS text) AS a, extract(year FROM c) AS y, coalesce(b, '') AS b FROM t;
-- ---- after ----
CREATE TABLE t (a int, b text, c timestamp);
create or replace view x as select a::text, EXTRACT( 'year' from t.c ) as y, COALESCE(b,'') b from public.t;
create view v (a, b) as
  select t.a,
         t.b -- a note
    from t
   where (t.a > 1) and (b ~~ 'x%')
   order by 1 asc;
CREATE VIEW w AS SELECT a, COUNT(*) n FROM t GROUP BY a HAVING (count(*) > 1);
