-- @revises 20241118_090000

-- @upgrade
CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER app_user_touch BEFORE UPDATE ON app_user
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER project_touch BEFORE UPDATE ON project
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER content_item_touch BEFORE UPDATE ON content_item
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER channel_touch BEFORE UPDATE ON channel
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- @downgrade
DROP TRIGGER channel_touch ON channel;
DROP TRIGGER content_item_touch ON content_item;
DROP TRIGGER project_touch ON project;
DROP TRIGGER app_user_touch ON app_user;
DROP FUNCTION touch_updated_at();
