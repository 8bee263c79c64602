package dev.aludel.schema;

import java.util.Optional;

/**
 * A cast.
 *
 * @param id which, by its only name: {@code source AS target}
 * @param function the function that converts, with its arguments; empty where there is none
 * @param viaText whether values go through their text: {@code WITH INOUT}
 * @param context where it is used unasked: {@code ASSIGNMENT}, {@code IMPLICIT} or nowhere
 */
public record Cast(
    ObjectId id, Optional<String> function, boolean viaText, Optional<String> context)
    implements SchemaObject {}
