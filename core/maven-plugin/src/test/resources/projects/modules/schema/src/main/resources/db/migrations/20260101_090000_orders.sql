-- @revises base

-- @upgrade
CREATE TABLE orders (
    id bigint PRIMARY KEY
);

-- @downgrade
DROP TABLE orders;
