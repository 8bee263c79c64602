/**
 * What the people's part of the platform stores: the model that its revisions are compared with.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.examples.quickstart.model;
