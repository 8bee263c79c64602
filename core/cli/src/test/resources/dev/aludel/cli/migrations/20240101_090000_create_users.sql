-- @revises base

-- @upgrade
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);

-- @downgrade
DROP TABLE users;
