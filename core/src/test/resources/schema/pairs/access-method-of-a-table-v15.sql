CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (id int);
CREATE TABLE u (id int) USING my_heap;
-- ---- after ----
CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (id int) USING my_heap;
CREATE TABLE u (id int);
