CREATE TABLE whole (old integer, b text, "C d" integer, e text, PRIMARY KEY (old) INCLUDE (b), UNIQUE (old) INCLUDE (b, "C d")) PARTITION BY RANGE (old);
CREATE INDEX ON whole (lower(b), upper(b), (old + 1), (old + 2), (b::bytea)) INCLUDE (b, e);
ALTER TABLE whole RENAME old TO a;
-- ---- after ----
CREATE TABLE whole (a integer, b text, "C d" integer, e text, PRIMARY KEY (a) INCLUDE (b), UNIQUE (a) INCLUDE (b, "C d")) PARTITION BY RANGE (a);
CREATE INDEX ON whole (lower(b), upper(b), (a + 1), (a + 2), (b::bytea)) INCLUDE (b, e);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (10);
ALTER TABLE part RENAME CONSTRAINT part_pkey TO chosen;
ALTER TABLE part RENAME CONSTRAINT "part_a_b_C d_key" TO also;
ALTER INDEX part_lower_upper_expr_expr1_b_b1_e_idx RENAME TO quick;
CREATE TABLE new_whole (a integer, b text, UNIQUE (a) INCLUDE (b, a)) PARTITION BY RANGE (a);
CREATE INDEX ON new_whole ((a + 1), (a + 2)) INCLUDE (b, a);
CREATE TABLE new_part PARTITION OF new_whole FOR VALUES FROM (1) TO (10);
ALTER TABLE new_part RENAME CONSTRAINT new_part_a_b_a1_key TO of_new;
ALTER INDEX new_part_expr_expr1_b_a_idx RENAME TO quick_new;
