/** The $disconnect route: tidies up after those who leave. */
@NullMarked
package dev.mangaassist.disconnect;

import org.jspecify.annotations.NullMarked;
