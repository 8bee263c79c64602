\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on

-- Upgrade from 'dddd' to 'ffff', 1 revision.
-- Run it in a session of its own, with psql 14 or newer: psql -X -f <file> <database>
-- It stops at the first error, and at once where the database is not at its start.

SET client_encoding = 'UTF8';
SELECT session_user AS aludel_user,
       pg_catalog.current_setting('role') AS aludel_role,
       pg_catalog.concat_ws(', ', '"shop"', CASE WHEN pg_catalog.current_setting('search_path') OPERATOR(pg_catalog.<>) '' THEN pg_catalog.current_setting('search_path') END) AS aludel_search_path \gset

SELECT CASE WHEN x.has THEN ', version_table' ELSE '' END AS aludel_log_column,
       CASE WHEN x.has THEN pg_catalog.concat(', ', pg_catalog.quote_literal('aludel_version')) ELSE '' END AS aludel_log_value,
       CASE WHEN x.zone THEN ', time_zone' ELSE '' END AS aludel_zone_column,
       CASE WHEN x.zone THEN pg_catalog.concat(', ', pg_catalog.quote_literal('UTC')) ELSE '' END AS aludel_zone_value
  FROM (SELECT coalesce(pg_catalog.bool_or(a.attname OPERATOR(pg_catalog.=) 'version_table'), false) AS has,
               coalesce(pg_catalog.bool_or(a.attname OPERATOR(pg_catalog.=) 'time_zone'), false) AS zone
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid
          JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE n.nspname OPERATOR(pg_catalog.=) 'shop' AND c.relname OPERATOR(pg_catalog.=) 'aludel_log'
           AND NOT a.attisdropped) AS x \gset

-- Running upgrade dddd -> ffff, add notes

BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE;
CLOSE ALL; UNLISTEN *; DEALLOCATE ALL; DISCARD TEMP; SET SESSION AUTHORIZATION :'aludel_user'; RESET ALL;
SET client_encoding = 'UTF8';
DO $aludel$
BEGIN
  PERFORM pg_catalog.set_config('IntervalStyle', 'postgres', true),
    pg_catalog.set_config('TimeZone', 'UTC', true),
    pg_catalog.set_config('array_nulls', 'on', true),
    pg_catalog.set_config('bytea_output', 'hex', true),
    pg_catalog.set_config('check_function_bodies', 'on', true),
    pg_catalog.set_config('client_min_messages', 'notice', true),
    pg_catalog.set_config('default_transaction_deferrable', 'off', true),
    pg_catalog.set_config('default_transaction_isolation', 'read committed', true),
    pg_catalog.set_config('default_transaction_read_only', 'off', true),
    pg_catalog.set_config('exit_on_error', 'off', true),
    pg_catalog.set_config('extra_float_digits', '1', true),
    pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true),
    pg_catalog.set_config('idle_session_timeout', '0', true),
    pg_catalog.set_config('lock_timeout', '5000ms', true),
    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
    pg_catalog.set_config('standard_conforming_strings', 'on', true),
    pg_catalog.set_config('statement_timeout', '0ms', true),
    pg_catalog.set_config('tcp_keepalives_idle', '60', true),
    pg_catalog.set_config('transform_null_equals', 'off', true),
    pg_catalog.set_config('xmloption', 'content', true);
  BEGIN
    PERFORM pg_catalog.set_config('client_connection_check_interval', '2s', true);
  EXCEPTION WHEN OTHERS THEN NULL;
  END;
  IF pg_catalog.current_setting('transaction_timeout', true) IS NOT NULL THEN
    PERFORM pg_catalog.set_config('transaction_timeout', '0', true);
  END IF;
END
$aludel$;
SELECT pg_catalog.set_config('role', :'aludel_role', true) AS aludel_role \gset
LOCK TABLE "shop"."aludel_version" IN SHARE ROW EXCLUSIVE MODE;
DO $aludel2$
DECLARE
  found pg_catalog.text[];
BEGIN
IF EXISTS (SELECT FROM pg_catalog.pg_class c
  WHERE c.relnamespace OPERATOR(pg_catalog.=)
        (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) 'shop')
    AND c.relname OPERATOR(pg_catalog.=) ANY (ARRAY['aludel_version', 'aludel_log']::pg_catalog.name[])
    AND (c.relkind OPERATOR(pg_catalog.<>) 'r' OR c.relrowsecurity
         OR (pg_catalog.pg_get_userbyid(c.relowner) OPERATOR(pg_catalog.<>) current_user
             AND pg_catalog.pg_get_userbyid(c.relowner) OPERATOR(pg_catalog.<>) session_user))) THEN
EXECUTE $aludel1$DO $aludel$
DECLARE
  refused pg_catalog.text;
BEGIN
refused := (SELECT pg_catalog.format('%I.%I, which belongs to the role %I', 'shop', t.name, t.owner)
  FROM (SELECT c.oid, c.relname AS name, c.relkind AS kind, o.rolname AS owner,
       (c.relkind OPERATOR(pg_catalog.=) 'r' OR c.relkind OPERATOR(pg_catalog.=) 'p')
       AND (o.rolsuper OR c.relowner OPERATOR(pg_catalog.=) n.nspowner OR o.rolname OPERATOR(pg_catalog.=) ANY (ARRAY[]::pg_catalog.name[])
            OR o.rolname OPERATOR(pg_catalog.=) 'pg_database_owner'
            OR c.relowner OPERATOR(pg_catalog.=) (SELECT d.datdba FROM pg_catalog.pg_database d
                        WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
            OR EXISTS (WITH RECURSIVE own (role) AS (
    SELECT r.oid FROM pg_catalog.pg_roles r
     WHERE r.rolname OPERATOR(pg_catalog.=) current_user
        OR r.rolname OPERATOR(pg_catalog.=) session_user
    UNION SELECT m.roleid FROM own
      JOIN pg_catalog.pg_auth_members m ON m.member OPERATOR(pg_catalog.=) own.role)
SELECT FROM own WHERE own.role OPERATOR(pg_catalog.=) c.relowner)
                    OR NOT pg_catalog.has_schema_privilege('public', n.oid, 'CREATE')) AS counts
  FROM pg_catalog.pg_namespace n
  JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
  JOIN pg_catalog.pg_roles o ON o.oid OPERATOR(pg_catalog.=) c.relowner
 WHERE n.nspname OPERATOR(pg_catalog.=) 'shop' AND c.relname OPERATOR(pg_catalog.=) ANY (ARRAY['aludel_version', 'aludel_log']::pg_catalog.name[])) AS t WHERE NOT t.counts LIMIT 1);
IF refused IS NOT NULL THEN
  RAISE EXCEPTION USING ERRCODE = 'ALU03',
    MESSAGE = pg_catalog.concat('This user has no reason to trust ', refused),
    HINT = 'Trust the role with the setting ''trusted-owners'', name the schema with ''schema'', or hand the table over with ALTER TABLE';
END IF;
refused := (SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, c.relname), ', ')
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
 WHERE n.nspname OPERATOR(pg_catalog.=) 'shop' AND c.relname OPERATOR(pg_catalog.=) ANY (ARRAY['aludel_version', 'aludel_log']::pg_catalog.name[])
   AND pg_catalog.row_security_active(c.oid));
IF refused IS NOT NULL THEN
  RAISE EXCEPTION USING ERRCODE = '42501',
    MESSAGE = pg_catalog.format('Row security is active on %s for the role %s, and may hide rows: nobody can tell what ran',
      refused, current_user),
    HINT = 'Switch it off with ALTER TABLE ... DISABLE ROW LEVEL SECURITY, or work as a role that it does not bind.';
END IF;
END
$aludel$$aludel1$;
END IF;
  found := (SELECT ARRAY(SELECT version_num::pg_catalog.text FROM "shop"."aludel_version" ORDER BY version_num::pg_catalog.text COLLATE pg_catalog."C"));
  IF found OPERATOR(pg_catalog.<>) ARRAY['dddd']::pg_catalog.text[] THEN
    RAISE EXCEPTION USING ERRCODE = 'ALU01',
      MESSAGE = pg_catalog.format('The version table holds %s where this step starts from %s',
        found, ARRAY['dddd']::pg_catalog.text[]);
  END IF;
END
$aludel2$;

SELECT pg_catalog.set_config('search_path', :'aludel_search_path', true) AS aludel_search_path \gset

CREATE TABLE note (
  text text
);

SET SESSION AUTHORIZATION :'aludel_user';
SELECT pg_catalog.set_config('role', :'aludel_role', true) AS aludel_role \gset
UPDATE "shop"."aludel_version" SET version_num = 'ffff' WHERE version_num OPERATOR(pg_catalog.=) 'dddd';
SET LOCAL aludel.hit = :ROW_COUNT;
DO $aludel$
BEGIN
  IF pg_catalog.current_setting('aludel.hit') OPERATOR(pg_catalog.<>) '1' THEN
    RAISE EXCEPTION USING ERRCODE = 'ALU01',
      MESSAGE = 'The revision, a trigger or a rule has changed the rows of Aludel''s own tables';
  END IF;
END
$aludel$;
INSERT INTO "shop"."aludel_log" (revision, direction, message, revises, depends_on, labels, checksum, raw_checksum,
    downgrade_script, outcome, started_at, finished_at, statement, error, executed_by, tool_version :aludel_log_column :aludel_zone_column)
VALUES ('ffff', 'upgrade', 'add notes', ARRAY['dddd']::pg_catalog.text[], ARRAY[]::pg_catalog.text[], ARRAY[]::pg_catalog.text[], '1:610f7d9103cbca7f2f027315fd20b12b84e1215ddc13a1fd32bbd28ea4d9fc72', 'cac514ee98c440a9de8d192a1103b92445f340a31f249e08e552c48c575469df', 'DROP TABLE note;
', 'done', pg_catalog.now(), pg_catalog.clock_timestamp(), NULL, NULL, pg_catalog.concat_ws(' ', pg_catalog.concat(session_user, '@', coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local')), CASE WHEN pg_catalog.current_setting('application_name') OPERATOR(pg_catalog.<>) '' THEN pg_catalog.current_setting('application_name') END), 'development' :aludel_log_value :aludel_zone_value);
COMMIT;

