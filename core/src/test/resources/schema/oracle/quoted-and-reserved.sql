CREATE TABLE "user" ("select" int PRIMARY KEY, "Order" text, "from" int);
-- ---- after ----
CREATE TABLE "user" ("select" int PRIMARY KEY, "Order" varchar(9) DEFAULT 'Group', "where" int REFERENCES "user", "table" int GENERATED ALWAYS AS ("select" + 1) STORED, UNIQUE ("Order", "where"));
CREATE INDEX "index" ON "user" ("table" DESC, "Order");
CREATE VIEW "view" AS SELECT "select" AS "all" FROM "user";
COMMENT ON COLUMN "user"."table" IS 'column';
