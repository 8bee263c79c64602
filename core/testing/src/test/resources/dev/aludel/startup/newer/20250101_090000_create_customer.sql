-- @revises base

-- @upgrade
CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);

-- @downgrade
DROP TABLE customer;
