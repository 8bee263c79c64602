-- @revises 20250101_090000

-- @upgrade
INSERT INTO seen
SELECT current_user, current_setting('lock_timeout'), current_setting('statement_timeout'), word, txid_current()
  FROM seen;

-- @downgrade
DELETE FROM seen;
