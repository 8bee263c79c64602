-- @revises 20250102_090000

-- @upgrade
-- Long enough to be looked at, and as long as a test holds the advisory lock 4711.
DO $$
BEGIN
  PERFORM pg_sleep(2);
  WHILE EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) LOOP
    PERFORM pg_sleep(0.02);
  END LOOP;
END $$;
ALTER TABLE customer ADD city text;

-- @downgrade
ALTER TABLE customer DROP city;
