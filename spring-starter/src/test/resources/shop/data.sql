INSERT INTO customer (id, name) VALUES (2, 'Edsger');
