-- @revises 20250102_090000
-- @placeholders on

-- @upgrade
CREATE TABLE greeting (text varchar(255) NOT NULL);
INSERT INTO greeting VALUES ('${greeting}');

-- @downgrade
DROP TABLE greeting;
