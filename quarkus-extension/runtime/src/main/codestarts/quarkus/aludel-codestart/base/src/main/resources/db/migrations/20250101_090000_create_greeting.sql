-- @revises base
-- @message create greeting

-- @upgrade
CREATE TABLE greeting (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text varchar(200) NOT NULL
);
INSERT INTO greeting (text) VALUES ('Hello from Aludel');

-- @downgrade
DROP TABLE greeting;
