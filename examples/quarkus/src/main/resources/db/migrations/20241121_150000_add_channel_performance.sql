-- @revises 20241120_113000
-- @message add the dashboard's channel performance

-- @upgrade
CREATE MATERIALIZED VIEW channel_performance AS
SELECT c.id AS channel_id,
       c.project_id,
       count(j.id) FILTER (WHERE j.status = 'done') AS published,
       count(j.id) FILTER (WHERE j.status = 'failed') AS failed,
       max(j.finished_at) FILTER (WHERE j.status = 'done') AS last_published_at
  FROM channel c
  LEFT JOIN publish_job j ON j.channel_id = c.id
 GROUP BY c.id;

-- REFRESH MATERIALIZED VIEW CONCURRENTLY asks for a unique index.
CREATE UNIQUE INDEX channel_performance_key ON channel_performance (channel_id);
CREATE INDEX channel_performance_project_idx ON channel_performance (project_id);

-- @downgrade
DROP MATERIALIZED VIEW channel_performance;
