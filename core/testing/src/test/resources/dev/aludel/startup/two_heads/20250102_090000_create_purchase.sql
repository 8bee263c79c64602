-- @revises 20250101_090000

-- @upgrade
CREATE TABLE purchase (id bigint PRIMARY KEY, customer bigint NOT NULL REFERENCES customer);

-- @downgrade
DROP TABLE purchase;
