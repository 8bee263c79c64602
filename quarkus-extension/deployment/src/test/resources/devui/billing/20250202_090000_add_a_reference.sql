-- @revises 20250201_090000
-- @message add a reference

-- @upgrade
ALTER TABLE account ADD COLUMN owner bigint REFERENCES nobody (id);

-- @downgrade
ALTER TABLE account DROP COLUMN owner;
