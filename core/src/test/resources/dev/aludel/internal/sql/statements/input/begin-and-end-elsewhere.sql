CREATE TABLE span (begin int, "end" int);
CREATE VIEW spans AS SELECT begin, CASE WHEN begin > 1 THEN 2 END AS x FROM span; SELECT 1 AS begin;
CREATE INDEX begin ON span (begin); SELECT begin FROM spans; SELECT 2 AS end; SELECT 3 AS atomic;
