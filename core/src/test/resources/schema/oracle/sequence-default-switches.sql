CREATE SEQUENCE s_shared;
CREATE SEQUENCE "S Quoted";
CREATE TABLE t (id int DEFAULT nextval('s_shared'));
CREATE TABLE u (id int DEFAULT nextval('"S Quoted"'));
-- ---- after ----
CREATE SEQUENCE s_shared;
CREATE SEQUENCE "S Quoted";
CREATE TABLE t (id int DEFAULT nextval('"S Quoted"'));
CREATE TABLE u (id int DEFAULT nextval('s_shared'));
