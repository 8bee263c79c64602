-- The addresses of content items: one is current, the older ones redirect to it.
--
-- @revises 20241111_093000

-- @upgrade
CREATE TABLE content_slug (
    slug            text PRIMARY KEY,
    content_item_id bigint NOT NULL REFERENCES content_item (id) ON DELETE CASCADE,
    is_current      boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT content_slug_form
        CHECK (char_length(slug) BETWEEN 1 AND 80 AND slug !~ '[[:space:]/?#]')
);

CREATE INDEX content_slug_content_item_idx ON content_slug (content_item_id);

-- At most one current address for each item.
CREATE UNIQUE INDEX content_slug_current_key ON content_slug (content_item_id) WHERE is_current;

-- @downgrade
DROP TABLE content_slug;
