-- @revises 20250102_090000

-- @upgrade
SELECT pg_sleep(3);
ALTER TABLE customer ADD city text;

-- @downgrade
ALTER TABLE customer DROP city;
