CREATE TABLE t (id int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p_old ON t USING (true);
-- ---- after ----
CREATE TABLE t (id int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p_new ON t AS RESTRICTIVE FOR UPDATE TO pair_writer USING (owner = CURRENT_USER) WITH CHECK (id > 0 AND owner = current_setting('app.user', true));
