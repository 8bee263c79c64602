CREATE TABLE t (id int, n int);
CREATE TABLE u (id int);
CREATE SEQUENCE a OWNED BY t.id;
CREATE SEQUENCE b;
CREATE SEQUENCE c OWNED BY u.id;
CREATE TABLE gone (id bigserial PRIMARY KEY, k int);
ALTER SEQUENCE gone_id_seq OWNED BY NONE;
CREATE TABLE lost (id serial);
-- ---- after ----
CREATE TABLE t (id int, n int);
CREATE SEQUENCE a OWNED BY t.n;
CREATE SEQUENCE b OWNED BY t.id;
CREATE SEQUENCE c;
