-- @revises 20250101_090000

-- @upgrade
INSERT INTO customer (id, name) VALUES (1, 'Ada');

-- @downgrade
DELETE FROM customer WHERE id = 1;
