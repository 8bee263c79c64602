SELECT 1; SELECT 2 -- two
-- the end
