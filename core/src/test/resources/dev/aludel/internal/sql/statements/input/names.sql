CREATE TABLE größe_1 (größe int, _a int, a1$ int); SELECT größe FROM größe_1;
SELECT 1 AS 表; SELECT 2 AS 😀;
SELECT 3 e, 4 x, 5 AS u; SELECT text'a;b'; SELECT 6;
