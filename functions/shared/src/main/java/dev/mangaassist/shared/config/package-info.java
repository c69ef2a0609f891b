/** The versioned configuration that the tuner writes and the cascade follows. */
@NullMarked
package dev.mangaassist.shared.config;

import org.jspecify.annotations.NullMarked;
