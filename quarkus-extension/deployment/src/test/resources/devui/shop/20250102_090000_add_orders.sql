-- @revises 20250101_090000
-- @label orders
-- @message add orders

-- @upgrade
CREATE TABLE purchase (
    id bigint PRIMARY KEY,
    customer bigint NOT NULL REFERENCES customer (id),
    placed_at timestamptz NOT NULL DEFAULT now()
);

-- @downgrade
DROP TABLE purchase;
