CREATE TABLE node (id int PRIMARY KEY);
-- ---- after ----
CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node ON DELETE CASCADE, root int CONSTRAINT root_fk REFERENCES node (id) DEFERRABLE);
