/** Time in tests. */
@NullMarked
package dev.aludel.time;

import org.jspecify.annotations.NullMarked;
