CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
-- ---- after ----
CREATE TABLE t (a int);
CREATE POLICY p ON public.t AS PERMISSIVE FOR ALL TO PUBLIC USING ((a > 0));
