CREATE TABLE one (a text UNIQUE);
CREATE TABLE two (b int, c text);
CREATE TABLE three (d int);
CREATE TABLE swaps () INHERITS (one);
CREATE TABLE joins (x int) INHERITS (one);
CREATE TABLE leaves () INHERITS (one, three);
-- ---- after ----
CREATE TABLE one (a text UNIQUE);
CREATE TABLE two (b int, c text);
CREATE TABLE three (d int);
CREATE TABLE swaps () INHERITS (two);
CREATE TABLE joins (x int) INHERITS (one, two);
CREATE TABLE leaves () INHERITS (three);
