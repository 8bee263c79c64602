/** Where each setting came from. */
@org.jspecify.annotations.NullMarked
package dev.aludel.internal.config;
