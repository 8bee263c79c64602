-- @revises base

-- @upgrade
CREATE TABLE report (id bigint PRIMARY KEY);

-- @downgrade
DROP TABLE report;
