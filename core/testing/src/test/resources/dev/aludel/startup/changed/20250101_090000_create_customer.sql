-- @revises base

-- @upgrade
CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL, city text);

-- @downgrade
DROP TABLE customer;
