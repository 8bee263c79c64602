-- @revises 20250102_090000

-- @upgrade
SELECT 1 / 0;
