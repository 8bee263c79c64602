-- @revises base

-- @upgrade
CREATE TABLE t (a int, b text);
COPY t FROM stdin;
1	one
2	two
\.
SELECT 1;
-- @downgrade
DROP TABLE t;
