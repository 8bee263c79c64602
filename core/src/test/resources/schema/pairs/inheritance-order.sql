CREATE TABLE p1 (id int, CONSTRAINT id_positive CHECK (id > 0));
CREATE TABLE p2 (id int, b text, c text GENERATED ALWAYS AS (b || '!') STORED);
CREATE TABLE p3 (id int);
CREATE TABLE heir () INHERITS (p1, p2);
CREATE TABLE other () INHERITS (p1, p2);
-- ---- after ----
CREATE TABLE p1 (id int, CONSTRAINT id_positive CHECK (id > 0));
CREATE TABLE p2 (id int, b text, c text GENERATED ALWAYS AS (b || '!') STORED);
CREATE TABLE p3 (id int);
CREATE TABLE heir () INHERITS (p2, p1);
CREATE TABLE other () INHERITS (p3, p2, p1);
