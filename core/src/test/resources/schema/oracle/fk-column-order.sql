CREATE TABLE p (a int, b int, CONSTRAINT p_uq UNIQUE (a, b));
CREATE TABLE c (x int, y int, CONSTRAINT f1 FOREIGN KEY (x, y) REFERENCES p (a, b));
-- ---- after ----
CREATE TABLE p (a int, b int, CONSTRAINT p_uq UNIQUE (b, a));
CREATE TABLE c (x int, y int, CONSTRAINT f1 FOREIGN KEY (x, y) REFERENCES p (b, a));
