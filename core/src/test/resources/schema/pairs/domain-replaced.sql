CREATE DOMAIN money_t AS numeric(10,2) CHECK (VALUE >= 0);
CREATE DOMAIN words AS varchar(20)[];
CREATE DOMAIN outer_money AS money_t DEFAULT 1;
CREATE TABLE t (id int, m money_t DEFAULT 0, ms money_t[], w words, o outer_money NOT NULL);
CREATE INDEX t_m ON t (m) WHERE m > 5;
INSERT INTO t VALUES (1, 5, '{1,2}', '{a}', 3);
-- ---- after ----
CREATE DOMAIN money_t AS numeric(14,4) CHECK (VALUE >= 0);
CREATE DOMAIN words AS text[];
CREATE DOMAIN outer_money AS money_t DEFAULT 1;
CREATE TABLE t (id int, m money_t DEFAULT 0, ms money_t[], w words, o outer_money NOT NULL);
CREATE INDEX t_m ON t (m) WHERE m > 5;
