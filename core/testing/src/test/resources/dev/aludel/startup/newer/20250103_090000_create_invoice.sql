-- @revises 20250102_090000

-- @upgrade
CREATE TABLE invoice (id bigint PRIMARY KEY);

-- @downgrade
DROP TABLE invoice;
