SELECT 'a'
  ';b';
SELECT 'a' -- ; it goes on below '
  -- and on; '
  ';b' AS c;
SELECT 'a\'
'b\';
SELECT X'1F'
  '2E';
