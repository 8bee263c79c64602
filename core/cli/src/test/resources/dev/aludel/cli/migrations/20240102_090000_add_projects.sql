-- @revises 20240101_090000

-- @upgrade
CREATE TABLE projects (id bigint PRIMARY KEY, owner_id bigint NOT NULL REFERENCES users);

-- @downgrade
DROP TABLE projects;
