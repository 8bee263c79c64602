CREATE TABLE from_class_path (x int);
