SELECT B'01', b'1';
SELECT X'1F', x'1f'; SELECT N'a;b', n'it''s;';
SELECT date '2024-01-01', interval'1 day';
