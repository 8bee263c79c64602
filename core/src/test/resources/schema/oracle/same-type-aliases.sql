CREATE TABLE t (a varchar(20), b char, c char(3), d bool, e float8, f float4, g decimal(8,2), h dec, i varbit(5), j nchar varying(4), k float(24), l float(25));
-- ---- after ----
CREATE TABLE t (a character varying(20), b character(1), c bpchar(3), d boolean, e double precision, f real, g numeric(8,2), h numeric, i bit varying(5), j varchar(4), k real, l float);
