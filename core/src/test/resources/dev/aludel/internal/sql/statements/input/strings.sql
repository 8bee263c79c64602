SELECT 'a;b';
SELECT 'it''s; so', '';
SELECT 'back\'; SELECT '\\;';
SELECT 'on two
lines; -- no comment
/* none either';
SELECT 'x'AS y;
