/** Every way the library can fail, one sealed family: what happened, where, what to do next. */
@org.jspecify.annotations.NullMarked
package dev.aludel.error;
