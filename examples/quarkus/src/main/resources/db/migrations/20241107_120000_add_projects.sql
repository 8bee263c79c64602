-- @revises 20241106_090000

-- @upgrade
CREATE TABLE project (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id    bigint NOT NULL REFERENCES app_user (id),
    name        text NOT NULL,
    description text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT project_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    CONSTRAINT project_owner_name_key UNIQUE (owner_id, name)
);

CREATE TABLE project_member (
    project_id bigint NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    user_id    bigint NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project_id, user_id)
);

CREATE INDEX project_member_user_idx ON project_member (user_id);

-- @downgrade
DROP TABLE project_member;
DROP TABLE project;
