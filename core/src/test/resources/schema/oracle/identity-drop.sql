CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, v text);
