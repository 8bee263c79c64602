-- @revises 20250104_090000
-- @message add an email address, for <b>newsletters</b>

-- @upgrade
ALTER TABLE customer ADD COLUMN email varchar(320);

-- @downgrade
ALTER TABLE customer DROP COLUMN email;
