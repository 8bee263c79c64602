-- @revises 20250101_090000

-- @upgrade
CREATE TABLE voucher (id bigint PRIMARY KEY);

-- @downgrade
DROP TABLE voucher;
