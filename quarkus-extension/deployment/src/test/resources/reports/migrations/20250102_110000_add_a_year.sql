-- @revises 20250101_100000

-- @upgrade
ALTER TABLE report ADD COLUMN year integer;

-- @downgrade
ALTER TABLE report DROP COLUMN year;
