/** Reads metrics every quarter of an hour, recommends, and publishes a new configuration. */
@NullMarked
package dev.mangaassist.tuner;

import org.jspecify.annotations.NullMarked;
