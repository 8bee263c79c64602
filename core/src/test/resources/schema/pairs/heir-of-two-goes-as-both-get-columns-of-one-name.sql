CREATE TABLE one (a integer);
CREATE TABLE two (b integer);
CREATE TABLE heir () INHERITS (one, two);
CREATE TABLE another (c integer) INHERITS (one, two);
-- ---- after ----
CREATE TABLE one (a integer, same text, c text);
CREATE TABLE two (b integer, same date);
