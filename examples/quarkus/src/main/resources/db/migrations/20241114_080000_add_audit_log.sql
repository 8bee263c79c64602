-- A tree of its own: the audit log needs the users and nothing else of the platform.
--
-- @revises base
-- @label audit
-- @depends-on 20241106_090000

-- @upgrade
CREATE TABLE audit_event (
    id          uuid NOT NULL DEFAULT gen_random_uuid(),
    occurred_at timestamptz NOT NULL DEFAULT now(),
    actor_id    bigint REFERENCES app_user (id) ON DELETE SET NULL,
    entity      text NOT NULL,
    entity_id   bigint NOT NULL,
    action      text NOT NULL,
    changes     jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (occurred_at, id),
    CONSTRAINT audit_event_action_known CHECK (action IN ('insert', 'update', 'delete'))
) PARTITION BY RANGE (occurred_at);

CREATE INDEX audit_event_entity_idx ON audit_event (entity, entity_id, occurred_at DESC);
CREATE INDEX audit_event_actor_idx ON audit_event (actor_id) WHERE actor_id IS NOT NULL;

-- @downgrade
DROP TABLE audit_event;
