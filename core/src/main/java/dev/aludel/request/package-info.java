/** What a developer may ask the workbench for, and bring along. */
@org.jspecify.annotations.NullMarked
package dev.aludel.request;
