CREATE TABLE t3 ("Key" uuid DEFAULT gen_random_uuid() PRIMARY KEY);
ALTER TABLE t3 ADD COLUMN d jsonb;
CREATE FUNCTION app_touch() RETURNS SETOF t3 LANGUAGE sql STABLE AS 'SELECT * FROM public.t3';
ALTER TABLE t3 ADD COLUMN c numeric(10,2);
CREATE VIEW v0 AS SELECT row_number() OVER (ORDER BY d) AS r, CASE WHEN d IS NULL THEN 1 ELSE 2 END AS c FROM app_touch();
ALTER TABLE t3 RENAME COLUMN "Key" TO "Re named";
-- ---- after ----
CREATE TABLE t3 ("Key" uuid DEFAULT gen_random_uuid() PRIMARY KEY);
ALTER TABLE t3 ADD COLUMN c numeric(10,2);
