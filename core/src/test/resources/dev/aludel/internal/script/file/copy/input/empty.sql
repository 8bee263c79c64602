-- @revises base

-- @upgrade
CREATE TABLE t (a int);
COPY t FROM stdin;
\.
COPY t FROM stdin; -- no rows here either
\.

COPY t FROM stdin  ;
1
\.
-- @downgrade
TRUNCATE t; COPY t FROM stdin;
2
\.
