CREATE TABLE t (a text, CONSTRAINT k CHECK (CAST(a AS int) > 0), b date DEFAULT DATE '2024-01-01', c text DEFAULT text 'x');
CREATE INDEX i ON t (CAST(a AS varchar(5)));
-- ---- after ----
CREATE TABLE t (a text, CONSTRAINT k CHECK (a::integer > 0), b date DEFAULT '2024-01-01'::date, c text DEFAULT 'x'::text);
CREATE INDEX i ON t ((a::character varying(5)));
