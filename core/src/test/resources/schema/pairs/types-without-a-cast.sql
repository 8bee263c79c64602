CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE t (a text[], b int, c uuid, d jsonb, e boolean, f timestamp, g int[], h text);
-- ---- after ----
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE age AS ENUM ('young', 'old');
CREATE TABLE t (a mood, b uuid, c mood[], d int, e int, f interval, g age[], h mood);
