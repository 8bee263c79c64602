-- @revises base
-- @message create customer

-- @upgrade
CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(255) NOT NULL);

-- @downgrade
DROP TABLE customer;
