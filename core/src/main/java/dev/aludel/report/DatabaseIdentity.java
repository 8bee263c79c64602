package dev.aludel.report;

/**
 * Which database a run found at the other end of its connection.
 *
 * @param database its name
 * @param schema the schema that revisions run in
 * @param user who is connected
 */
public record DatabaseIdentity(String database, String schema, String user) {}
