SELECT '1;'::text, make_interval(days := 1), make_interval(hours => 2);
SELECT (ARRAY[1,2,3])[1:2], (ARRAY[1,2,3])[2];
SELECT 1::int4::text COLLATE "C";
