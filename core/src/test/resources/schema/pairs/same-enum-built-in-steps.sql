CREATE TYPE mood AS ENUM ('sad', 'fine', 'glad');
-- ---- after ----
CREATE TYPE mood AS ENUM ('glad');
ALTER TYPE mood ADD VALUE 'sad' BEFORE 'glad';
ALTER TYPE mood ADD VALUE 'fine' AFTER 'sad';
