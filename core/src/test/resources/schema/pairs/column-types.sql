CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a varchar(40) DEFAULT 'x', b text, c timestamp DEFAULT now(), d time(3), e timestamp(0), f int[], g varchar(5)[] DEFAULT '{}',
  h numeric(10,2) DEFAULT 1.5, i text DEFAULT '7', j json, k text COLLATE "C", CONSTRAINT a_ck CHECK (a <> 'x'));
INSERT INTO t (a, b, i) VALUES ('a', 'b', '8');
CREATE INDEX t_a ON t (lower(a)) WHERE b <> 'c';
-- ---- after ----
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, a varchar(10) DEFAULT 'x', b varchar(5), c timestamptz DEFAULT now(), d time(6), e timestamptz(3), f bigint[], g text[] DEFAULT '{}',
  h int DEFAULT 1.5, i int DEFAULT 7, j jsonb, k text COLLATE "POSIX", CONSTRAINT a_ck CHECK (a <> 'x'));
CREATE INDEX t_a ON t (lower(a)) WHERE b <> 'c';
