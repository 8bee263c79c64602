-- @revises base
-- @depends-on 20240101_090000
-- @label audit

-- @upgrade
CREATE TABLE audit (id bigint PRIMARY KEY, user_id bigint REFERENCES users);

-- @downgrade
DROP TABLE audit;
