-- @revises base

-- @upgrade
CREATE TABLE t (a int, b text);
COPY t FROM stdin CSV;
1,"ab"
2,"c\.
d"
\.
SELECT 1;
