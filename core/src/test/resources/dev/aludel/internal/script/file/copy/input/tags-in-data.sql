-- @revises base

-- @upgrade
CREATE TABLE t (line text);
COPY t FROM stdin;
-- @downgrade
-- @upgrade
  -- @downgrade
-- @undo
\\i other.sql

\.
SELECT 1;
-- @downgrade
DROP TABLE t;
