-- @revises base

-- @upgrade
CREATE TABLE t (a int, b text);
COPY t (a, b) FROM stdin;
1	plain
2	\N
3	a tab \t, a line end \n, a backslash \\, an octal \101
4	it's; $$ /* -- "
5	\\.
6	é 😀
7	-- @upgrade, of a kind
\.
INSERT INTO t VALUES (8, 'behind the data');

-- @downgrade
DROP TABLE t;
