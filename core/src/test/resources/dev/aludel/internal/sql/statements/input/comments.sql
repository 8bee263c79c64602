-- nothing; here
/* nor; here */
SELECT 1 -- one;
  , 2 /* two; */ , 3;
/* a /* nested; */ one; */ SELECT 4;
/*/ this is open; */ SELECT 5;
/***/ SELECT 6 /* ** /* // */ / **/;
SELECT 7; -- behind; it
SELECT /* /* '; */ " */ 8;
-- the last; one