-- A content item keeps every text it ever had, and says which one counts.
--
-- @revises 20241107_130000

-- @upgrade
CREATE TABLE content_version (
    content_item_id bigint NOT NULL REFERENCES content_item (id) ON DELETE CASCADE,
    number          integer NOT NULL,
    created_by      bigint NOT NULL REFERENCES app_user (id),
    body            text NOT NULL,
    prompt          jsonb,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (content_item_id, number),
    CONSTRAINT content_version_number_positive CHECK (number > 0)
);

CREATE INDEX content_version_created_by_idx ON content_version (created_by);

ALTER TABLE content_item
    ADD COLUMN current_version integer,
    ADD CONSTRAINT content_item_current_version_fkey
        FOREIGN KEY (id, current_version) REFERENCES content_version (content_item_id, number)
        DEFERRABLE INITIALLY DEFERRED;

-- @downgrade
ALTER TABLE content_item
    DROP CONSTRAINT content_item_current_version_fkey,
    DROP COLUMN current_version;

DROP TABLE content_version;
