CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);
-- ---- after ----
CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE invoice (id bigint PRIMARY KEY, total numeric(12,2) NOT NULL DEFAULT 0, state text, CONSTRAINT invoice_total_ck CHECK (total >= 0));
