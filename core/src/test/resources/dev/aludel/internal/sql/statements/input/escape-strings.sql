SELECT E'a\';b';
SELECT e'\\'; SELECT E'it''s;' ;
SELECT E'\x3b;\u003b\n\
;';
SELECT typname FROM pg_type WHERE typname = 'x\'; SELECT 2;
