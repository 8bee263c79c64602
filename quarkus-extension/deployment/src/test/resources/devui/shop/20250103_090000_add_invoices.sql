-- @revises 20250101_090000
-- @message add invoices

-- @upgrade
CREATE TABLE invoice (id bigint PRIMARY KEY, customer bigint NOT NULL REFERENCES customer (id));

-- @downgrade
DROP TABLE invoice;
