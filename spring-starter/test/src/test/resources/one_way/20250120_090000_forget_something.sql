-- @revises base

-- @upgrade
CREATE TABLE remembered (id bigint);
CREATE TABLE forgotten (id bigint);

-- @downgrade
DROP TABLE remembered;
