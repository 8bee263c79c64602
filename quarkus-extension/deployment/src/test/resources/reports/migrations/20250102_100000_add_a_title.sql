-- @revises 20250101_100000
-- @placeholders on

-- @upgrade
ALTER TABLE report ADD COLUMN title text DEFAULT '${schema}';

-- @downgrade
ALTER TABLE report DROP COLUMN title;
