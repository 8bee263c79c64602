CREATE FUNCTION one() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
CREATE OR REPLACE FUNCTION two(x int) RETURNS text
LANGUAGE sql
BEGIN ATOMIC
  SELECT 'ignored; end';
  SELECT CASE WHEN x > 1 THEN CASE x WHEN 2 THEN 'two;' ELSE 'many' END ELSE 'few' END; -- end;
  SELECT (CASE WHEN x = 1 THEN 'a' ELSE 'b' END);
END;
CREATE TABLE seen (x int);
create or replace procedure three(x int) begin atomic insert into seen values (x); end;
CREATE PROCEDURE four() BEGIN ATOMIC END;
CREATE FUNCTION five() RETURNS int LANGUAGE sql RETURN 5; SELECT five();
CREATE FUNCTION six() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 6; END; $$; SELECT six();
CREATE FUNCTION seven(begin int) RETURNS TABLE (begin2 int) LANGUAGE sql AS 'SELECT 7;'; SELECT 8;
