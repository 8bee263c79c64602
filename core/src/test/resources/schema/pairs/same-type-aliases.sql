CREATE TABLE t (a int4, b int8, c int2, d float8, e float4, f decimal(5,2), g bool, h char varying(5), i char, j timestamp, k timestamptz, l time, m varbit(3), n nchar(2), o dec, p float(10), q timetz(2));
-- ---- after ----
CREATE TABLE t (a integer, b bigint, c smallint, d double precision, e real, f numeric(5,2), g boolean, h character varying(5), i character(1), j timestamp without time zone, k timestamp with time zone, l time without time zone, m bit varying(3), n bpchar(2), o numeric, p real, q time(2) with time zone);
