/** The $default route: checks a frame, answers what is quick, hands an ask to the cascade. */
@NullMarked
package dev.mangaassist.message;

import org.jspecify.annotations.NullMarked;
