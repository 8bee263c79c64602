CREATE TABLE "a""b" ("c\d" int);
-- ---- after ----
CREATE TABLE "a""b" ("c\d" int, "e%s" int, "f$g" int, "h.i" int, " lead" int, "j:k" int, "l?m" int, "{n}" int, "😀" int, "o
p" text DEFAULT 'q''r\s%t${u}:v?w');
CREATE TABLE "x.y" ("a.b" int PRIMARY KEY);
CREATE INDEX "i'x" ON "a""b" ("e%s", "o
p");
CREATE SCHEMA "s-1";
CREATE TABLE "s-1"."t 1" ("c 1" serial, "fk" int REFERENCES "x.y"("a.b"));
