-- @revises base

-- @upgrade
CREATE TABLE t (a int, b text);
COPY t FROM STDIN WITH (FORMAT csv, HEADER true, DELIMITER ';', NULL 'none');
a;b
1;"a ""quoted"" one; with
a line end"
2;none
3;"none"
4;"'; DROP TABLE t;"
\.
copy t from stdin csv header;
a,b
5,"five"
\.
-- @downgrade
DROP TABLE t;
