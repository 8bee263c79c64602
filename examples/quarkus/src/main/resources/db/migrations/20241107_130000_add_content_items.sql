-- @revises 20241107_120000

-- @upgrade
CREATE TYPE content_status AS ENUM ('draft', 'in_review', 'approved', 'published', 'archived');

CREATE TABLE content_item (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES project (id),
    created_by bigint NOT NULL REFERENCES app_user (id),
    title      text NOT NULL,
    status     content_status NOT NULL DEFAULT 'draft',
    source     text NOT NULL DEFAULT 'generated',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT content_item_title_length CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT content_item_source_known CHECK (source IN ('generated', 'written', 'mixed'))
);

CREATE INDEX content_item_project_idx ON content_item (project_id, updated_at DESC);
CREATE INDEX content_item_created_by_idx ON content_item (created_by);

-- @downgrade
DROP TABLE content_item;
DROP TYPE content_status;
