CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine');
CREATE TABLE days (m mood, k text) PARTITION BY LIST ((coalesce(m, 'ok'::mood)));
CREATE TABLE sad_days PARTITION OF days FOR VALUES IN ('sad');
CREATE TABLE months (m mood) PARTITION BY RANGE (m);
CREATE TABLE low PARTITION OF months FOR VALUES FROM ('sad') TO ('fine');
-- ---- after ----
CREATE TYPE mood AS ENUM ('ok', 'sad', 'fine', 'new');
CREATE TABLE days (m mood, k text) PARTITION BY LIST ((coalesce(m, 'ok'::mood)));
CREATE TABLE sad_days PARTITION OF days FOR VALUES IN ('sad');
CREATE TABLE months (m mood) PARTITION BY RANGE (m);
CREATE TABLE low PARTITION OF months FOR VALUES FROM ('sad') TO ('new');
