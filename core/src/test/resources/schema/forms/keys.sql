CREATE TABLE customer (id bigint NOT NULL, mail text, born date, region text, code text CONSTRAINT by_code UNIQUE);
CREATE TABLE device (id bigint, label text CONSTRAINT marked CHECK (label <> ''), code text);
-- ---- after ----
CREATE TABLE customer (
  id bigint PRIMARY KEY, mail text UNIQUE DEFERRABLE INITIALLY DEFERRED, born date, region text,
  code text, CONSTRAINT by_code UNIQUE (code, region) INCLUDE (born) WITH (fillfactor = 70)
);
CREATE TABLE device (id bigint PRIMARY KEY, label text CONSTRAINT marked UNIQUE, code text, customer_id bigint REFERENCES customer);
