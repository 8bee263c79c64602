CREATE TABLE orders (
  id integer PRIMARY KEY,
  price numeric,
  total numeric NOT NULL DEFAULT 0,
  note text DEFAULT 'none',
  CONSTRAINT positive CHECK (price > 0)
);
CREATE TABLE here (state text DEFAULT 'new') INHERITS (orders);
-- ---- after ----
CREATE TABLE orders (
  id integer PRIMARY KEY,
  price numeric,
  note text
);
CREATE TABLE here (state text DEFAULT 'new') INHERITS (orders);
ALTER TABLE here ALTER COLUMN note SET DEFAULT 'here';
CREATE TABLE archive (
  total bigint NOT NULL DEFAULT 1,
  CONSTRAINT positive CHECK (price >= 1)
) INHERITS (orders);
ALTER TABLE archive ALTER COLUMN note SET DEFAULT 'gone';
