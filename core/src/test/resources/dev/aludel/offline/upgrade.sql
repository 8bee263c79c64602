\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on

-- Upgrade from 'dddd' to 'ffff', 1 revision.
-- Run it in a session of its own, with psql 14 or newer: psql -X -f <file> <database>
-- It stops at the first error, and at once where the database is not at its start.

SET client_encoding = 'UTF8';
SELECT session_user AS aludel_user,
       pg_catalog.current_setting('role') AS aludel_role,
       pg_catalog.concat_ws(', ', '"shop"', nullif(pg_catalog.current_setting('search_path'), '')) AS aludel_search_path \gset

-- Running upgrade dddd -> ffff, add notes

BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;
CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; SET SESSION AUTHORIZATION :'aludel_user'; RESET ALL;
SET client_encoding = 'UTF8'; SET LOCAL standard_conforming_strings = on;
SET LOCAL lock_timeout = '5000ms'; SET LOCAL statement_timeout = '0ms';
SELECT pg_catalog.set_config('role', :'aludel_role', true) AS aludel_role,
       pg_catalog.set_config('search_path', :'aludel_search_path', true) AS aludel_search_path,
       (SELECT pg_catalog.count(pg_catalog.set_config(name, '0', true)) FROM pg_catalog.pg_settings
         WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout',
                        'transaction_timeout')) AS aludel_timeouts \gset
LOCK TABLE "shop"."aludel_version" IN SHARE ROW EXCLUSIVE MODE;
DO $aludel$
DECLARE
  found text[];
BEGIN
  found := (SELECT ARRAY(SELECT version_num::text FROM "shop"."aludel_version" ORDER BY version_num::text COLLATE "C"));
  IF found <> ARRAY['dddd']::text[] THEN
    RAISE EXCEPTION USING ERRCODE = 'ALU01',
      MESSAGE = pg_catalog.format('The version table holds %s where this step starts from %s',
        found, ARRAY['dddd']::text[]);
  END IF;
END
$aludel$;

CREATE TABLE note (
  text text
);

SET SESSION AUTHORIZATION :'aludel_user';
SELECT pg_catalog.set_config('role', :'aludel_role', true) AS aludel_role \gset
UPDATE "shop"."aludel_version" SET version_num = 'ffff' WHERE version_num = 'dddd';
INSERT INTO "shop"."aludel_log" (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
    downgrade_script, outcome, started_at, finished_at, statement, error, executed_by, tool_version)
VALUES ('ffff', 'upgrade', 'add notes', ARRAY['dddd']::text[], ARRAY[]::text[], ARRAY[]::text[], '1:610f7d9103cbca7f2f027315fd20b12b84e1215ddc13a1fd32bbd28ea4d9fc72', 'cac514ee98c440a9de8d192a1103b92445f340a31f249e08e552c48c575469df', 'DROP TABLE note;
', 'done', pg_catalog.now(), pg_catalog.clock_timestamp(), NULL, NULL, pg_catalog.concat_ws(' ', session_user || '@' || coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local'), nullif(pg_catalog.current_setting('application_name'), '')), 'development');
COMMIT;

