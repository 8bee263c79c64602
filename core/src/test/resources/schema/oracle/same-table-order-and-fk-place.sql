CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p (id));
-- ---- after ----
CREATE TABLE c (id int PRIMARY KEY, p_id int);
CREATE TABLE p (id int, PRIMARY KEY (id));
ALTER TABLE c ADD FOREIGN KEY (p_id) REFERENCES p;
