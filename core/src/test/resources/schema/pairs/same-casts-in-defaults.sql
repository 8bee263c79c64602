CREATE TABLE t (a text DEFAULT 'x', b int DEFAULT '5', c date DEFAULT '2020-01-02', d numeric(5,2) DEFAULT 1.5, e boolean DEFAULT 'yes', f jsonb DEFAULT '{"a": 1}', g text[] DEFAULT '{}');
-- ---- after ----
CREATE TABLE t (a text DEFAULT 'x'::text, b int DEFAULT '5'::int, c date DEFAULT date '2020-01-02', d numeric(5,2) DEFAULT 1.50 - 0.00 + 0, e boolean DEFAULT true, f jsonb DEFAULT '{"a": 1}'::jsonb, g text[] DEFAULT '{}'::text[]);
ALTER TABLE t ALTER d SET DEFAULT 1.5;
