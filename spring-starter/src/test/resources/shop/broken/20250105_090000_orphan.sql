-- @revises 20250104_090000

-- @upgrade
SELECT 1;
