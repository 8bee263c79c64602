SELECT 1; -- one;
SELECT 'a
b;',
  2;
SELECT 'c'
'd;';
