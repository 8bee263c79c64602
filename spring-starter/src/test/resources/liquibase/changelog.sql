-- liquibase formatted sql

-- changeset shop:create-note
CREATE TABLE note (id bigint PRIMARY KEY);
