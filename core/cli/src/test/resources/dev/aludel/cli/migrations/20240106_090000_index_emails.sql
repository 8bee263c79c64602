-- @revises 20240105_090000
-- @depends-on audit
-- @message 邮箱索引

-- @upgrade
CREATE UNIQUE INDEX users_email ON users (email);

-- @downgrade
DROP INDEX users_email;
