CREATE TYPE old_e AS ENUM ('x');
-- ---- after ----
CREATE TYPE new_e AS ENUM ('one', 'it''s two', 'Three 3', '四', '');
