-- @revises base

-- @upgrade
CREATE TABLE one (a int);
CREATE TABLE two (a int);
COPY one FROM stdin /* a comment */ ; /* another */ -- and one more
1
\.
COPY two
  FROM stdin
  WITH (NULL '-');
2
-
\.
COPY (SELECT a FROM one) TO '/dev/null';
