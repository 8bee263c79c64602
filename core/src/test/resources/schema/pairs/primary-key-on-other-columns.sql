CREATE TABLE t (id serial CONSTRAINT t_pkey PRIMARY KEY, a int NOT NULL);
CREATE TABLE u (id int, a int NOT NULL, CONSTRAINT u_a_pkey PRIMARY KEY (a));
-- ---- after ----
CREATE TABLE t (id int, a int NOT NULL, CONSTRAINT t_a_key PRIMARY KEY (a));
CREATE TABLE u (id serial, a int NOT NULL, CONSTRAINT a_u_pkey PRIMARY KEY (id));
