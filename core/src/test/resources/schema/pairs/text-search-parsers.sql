CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE plain (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH PARSER words IS 'old';
CREATE TEXT SEARCH CONFIGURATION of_words (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION of_words ADD MAPPING FOR asciiword WITH simple;
CREATE TEXT SEARCH DICTIONARY of_plain (TEMPLATE = plain);
-- ---- after ----
CREATE SCHEMA other;
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE other."Odd one" (LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH PARSER words IS 'new';
COMMENT ON TEXT SEARCH TEMPLATE plain IS 'said';
CREATE TEXT SEARCH CONFIGURATION of_words (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION of_words ADD MAPPING FOR asciiword WITH simple;
CREATE TEXT SEARCH DICTIONARY of_plain (TEMPLATE = plain);
