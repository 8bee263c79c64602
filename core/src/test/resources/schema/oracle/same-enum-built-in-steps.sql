CREATE TYPE e AS ENUM ('a', 'b', 'c');
-- ---- after ----
CREATE TYPE e AS ENUM ('a', 'x');
ALTER TYPE e RENAME VALUE 'x' TO 'c';
ALTER TYPE e ADD VALUE 'b' BEFORE 'c';
