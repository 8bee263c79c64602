SELECT $$;$$;
SELECT $a$ ; $$ ; $b$ ; $A$ ; $a$;
SELECT $é$;$e$;$é$;
SELECT $_1$;$_1$, $$it's$$, $x$$x$, $x$$$x$;
DO $do$
BEGIN
  PERFORM $$a;b$$; -- ;
END
$do$;
CREATE TABLE a$b$ (c$d$ int); SELECT c$d$ FROM a$b$;
PREPARE p AS SELECT $1::int, $2::text; EXECUTE p(1, ';');
