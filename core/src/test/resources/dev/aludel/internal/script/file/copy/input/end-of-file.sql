-- @revises base

-- @upgrade
CREATE TABLE t (line text);
COPY t FROM stdin;
one
two