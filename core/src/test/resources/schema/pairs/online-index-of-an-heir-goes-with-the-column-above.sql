CREATE TABLE above (a serial PRIMARY KEY, b boolean DEFAULT false CHECK (b IS NOT FALSE), c bigint);
CREATE TABLE heir () INHERITS (above);
CREATE INDEX three ON heir (c, b, a);
-- ---- after ----
CREATE TABLE above (a serial PRIMARY KEY);
CREATE TABLE heir () INHERITS (above);
