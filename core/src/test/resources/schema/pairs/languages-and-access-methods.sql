CREATE LANGUAGE old_one HANDLER plpgsql_call_handler;
CREATE LANGUAGE grows HANDLER plpgsql_call_handler;
CREATE FUNCTION f() RETURNS int LANGUAGE grows AS 'BEGIN RETURN 1; END';
CREATE ACCESS METHOD my_btree TYPE INDEX HANDLER bthandler;
-- ---- after ----
CREATE TRUSTED LANGUAGE "New one" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
COMMENT ON LANGUAGE "New one" IS 'said';
CREATE LANGUAGE grows HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION f() RETURNS int LANGUAGE grows AS 'BEGIN RETURN 1; END';
CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (x int) USING my_heap;
COMMENT ON ACCESS METHOD my_heap IS 'said';
