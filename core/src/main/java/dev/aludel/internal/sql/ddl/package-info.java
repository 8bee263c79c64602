/** The statements that make, change and drop schema objects; one class for each kind of object. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.sql.ddl;
