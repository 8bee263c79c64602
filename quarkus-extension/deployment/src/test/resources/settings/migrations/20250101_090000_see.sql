-- @revises base
-- @placeholders on

-- @upgrade
CREATE TABLE seen AS
SELECT current_user::text AS role,
       current_setting('lock_timeout') AS lock,
       current_setting('statement_timeout') AS statement,
       '${word}' AS word,
       txid_current() AS transaction;

-- @downgrade
DROP TABLE seen;
