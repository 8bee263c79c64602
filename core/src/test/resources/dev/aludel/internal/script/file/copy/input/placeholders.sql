-- @revises base
-- @placeholders on
-- @upgrade
CREATE TABLE ${schema}.t (a text);
COPY ${schema}.t FROM stdin;
${schema} ${unknown} ${
\.
-- @downgrade
DROP TABLE ${schema}.t; -- ${unknown}
