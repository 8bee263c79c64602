CREATE TABLE old_p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT p_fk FOREIGN KEY (p_id) REFERENCES old_p);
-- ---- after ----
CREATE TABLE new_p (id int PRIMARY KEY);
CREATE TABLE c (p_id int, CONSTRAINT p_fk FOREIGN KEY (p_id) REFERENCES new_p);
