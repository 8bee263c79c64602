CREATE TABLE base_doc (id int NOT NULL, title text);
CREATE TABLE letter (sender text) INHERITS (base_doc);
-- ---- after ----
CREATE TABLE base_doc (id int NOT NULL, title text);
CREATE TABLE letter (id int NOT NULL, title text, sender text);
