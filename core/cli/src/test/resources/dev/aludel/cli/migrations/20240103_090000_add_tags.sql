-- @revises 20240102_090000

-- @upgrade
CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);

-- @downgrade
DROP TABLE tags;
