-- Where content goes: the second line of work that began at the content versions.
--
-- @revises 20241108_100000

-- @upgrade
CREATE TABLE channel (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES project (id),
    kind       text NOT NULL,
    name       text NOT NULL,
    settings   jsonb NOT NULL DEFAULT '{}',
    enabled    boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT channel_kind_known
        CHECK (kind IN ('website', 'newsletter', 'rss', 'wechat', 'bilibili', 'youtube')),
    CONSTRAINT channel_settings_object CHECK (jsonb_typeof(settings) = 'object'),
    CONSTRAINT channel_name_key UNIQUE (project_id, name)
);

-- @downgrade
DROP TABLE channel;
