CREATE TABLE t (a int);
CREATE TABLE log (a int, b text);
CREATE RULE r AS ON INSERT TO t DO ALSO (
  INSERT INTO log VALUES (new.a, 'one;');
  INSERT INTO log VALUES (new.a, ')');
);
INSERT INTO t VALUES (1); SELECT count(*) FROM log;
