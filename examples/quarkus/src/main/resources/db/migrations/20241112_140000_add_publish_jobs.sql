-- @revises 20241111_110000

-- @upgrade
CREATE TABLE publish_job (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    content_item_id bigint NOT NULL,
    version         integer NOT NULL,
    channel_id      bigint NOT NULL REFERENCES channel (id),
    status          text NOT NULL DEFAULT 'queued',
    run_at          timestamptz NOT NULL DEFAULT now(),
    attempts        integer NOT NULL DEFAULT 0,
    last_error      text,
    published_url   text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    CONSTRAINT publish_job_version_fkey
        FOREIGN KEY (content_item_id, version) REFERENCES content_version (content_item_id, number),
    CONSTRAINT publish_job_status_known
        CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT publish_job_attempts_range CHECK (attempts BETWEEN 0 AND 20),
    CONSTRAINT publish_job_finished_when_over
        CHECK ((finished_at IS NOT NULL) = (status IN ('done', 'failed', 'cancelled')))
);

CREATE INDEX publish_job_version_idx ON publish_job (content_item_id, version);
CREATE INDEX publish_job_channel_idx ON publish_job (channel_id, status);

-- What the workers poll: small, however many jobs are over.
CREATE INDEX publish_job_due_idx ON publish_job (run_at) WHERE status = 'queued';

-- The same text never goes to the same channel twice at once.
CREATE UNIQUE INDEX publish_job_active_key ON publish_job (content_item_id, version, channel_id)
    WHERE status IN ('queued', 'running');

-- @downgrade
DROP TABLE publish_job;
