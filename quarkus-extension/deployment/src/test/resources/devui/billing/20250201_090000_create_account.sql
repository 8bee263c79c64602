-- @revises base
-- @message create account

-- @upgrade
CREATE TABLE account (id bigint PRIMARY KEY);

-- @downgrade
DROP TABLE account;
