-- @revises 20241108_100000

-- @upgrade
CREATE TABLE tag (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    name       text NOT NULL,
    CONSTRAINT tag_name_length CHECK (char_length(name) BETWEEN 1 AND 40)
);

CREATE UNIQUE INDEX tag_name_key ON tag (project_id, lower(name));

CREATE TABLE content_item_tag (
    content_item_id bigint NOT NULL REFERENCES content_item (id) ON DELETE CASCADE,
    tag_id          bigint NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    PRIMARY KEY (content_item_id, tag_id)
);

CREATE INDEX content_item_tag_tag_idx ON content_item_tag (tag_id);

-- @downgrade
DROP TABLE content_item_tag;
DROP TABLE tag;
