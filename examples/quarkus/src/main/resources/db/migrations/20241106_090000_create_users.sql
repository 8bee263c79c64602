-- People who sign in to the platform.
--
-- @revises base

-- @upgrade
CREATE TABLE app_user (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email        text NOT NULL,
    display_name text NOT NULL,
    role         text NOT NULL DEFAULT 'author',
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT app_user_email_form CHECK (email LIKE '_%@_%'),
    CONSTRAINT app_user_display_name_length CHECK (char_length(display_name) BETWEEN 1 AND 100),
    CONSTRAINT app_user_role_known CHECK (role IN ('author', 'editor', 'admin'))
);

-- One account per address, however it is typed.
CREATE UNIQUE INDEX app_user_email_key ON app_user (lower(email));

-- @downgrade
DROP TABLE app_user;
