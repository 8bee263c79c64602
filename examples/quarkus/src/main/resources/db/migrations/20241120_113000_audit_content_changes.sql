-- Every change of content goes to the audit log, so that branch must be there and partitioned.
--
-- @revises 20241119_100000
-- @depends-on 20241114_083000

-- @upgrade
CREATE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql AS $record_change$
DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    after  jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
BEGIN
    INSERT INTO audit_event (actor_id, entity, entity_id, action, changes)
    SELECT nullif(current_setting('aicg.user_id', true), '')::bigint,
           TG_TABLE_NAME,
           coalesce(after ->> 'id', before ->> 'id')::bigint,
           lower(TG_OP),
           coalesce(
               jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)),
               '{}')
      FROM jsonb_object_keys(before || after) AS key
     WHERE before -> key IS DISTINCT FROM after -> key;
    RETURN NULL;
END;
$record_change$;

CREATE TRIGGER content_item_audit AFTER INSERT OR UPDATE OR DELETE ON content_item
    FOR EACH ROW EXECUTE FUNCTION record_change();

CREATE TRIGGER publish_job_audit AFTER INSERT OR UPDATE OR DELETE ON publish_job
    FOR EACH ROW EXECUTE FUNCTION record_change();

-- @downgrade
DROP TRIGGER publish_job_audit ON publish_job;
DROP TRIGGER content_item_audit ON content_item;
DROP FUNCTION record_change();
