CREATE TYPE trange AS RANGE (subtype = text, collation = "C");
CREATE TYPE gone AS RANGE (subtype = int, multirange_type_name = many);
CREATE TYPE named AS RANGE (subtype = float8);
CREATE TABLE t (id int, r trange DEFAULT '[a,b]', m tmultirange, rs trange[], EXCLUDE USING gist (r WITH &&));
INSERT INTO t VALUES (1, '[b,c]', '{[a,b]}', '{"[a,b]"}');
-- ---- after ----
CREATE TYPE trange AS RANGE (subtype = text, collation = "POSIX", subtype_opclass = text_pattern_ops);
CREATE TYPE named AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = "Many Named");
CREATE SCHEMA other;
CREATE TYPE other.made AS RANGE (subtype = date);
COMMENT ON TYPE other.made IS 'new';
CREATE TABLE t (id int, r trange DEFAULT '[a,b]', m tmultirange, rs trange[], EXCLUDE USING gist (r WITH &&));
