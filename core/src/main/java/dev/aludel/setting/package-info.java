/** What a user may choose, as types with defaults and bounds. */
@org.jspecify.annotations.NullMarked
package dev.aludel.setting;
