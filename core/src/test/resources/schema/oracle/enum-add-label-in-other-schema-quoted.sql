CREATE SCHEMA "Weird Schema";
CREATE TYPE "Weird Schema"."My Enum" AS ENUM ('A', 'b''c');
CREATE TABLE "Weird Schema".t (x "Weird Schema"."My Enum");
-- ---- after ----
CREATE SCHEMA "Weird Schema";
CREATE TYPE "Weird Schema"."My Enum" AS ENUM ('A', 'a', 'b''c', 'B"c');
CREATE TABLE "Weird Schema".t (x "Weird Schema"."My Enum");
