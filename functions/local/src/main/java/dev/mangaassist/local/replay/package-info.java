/**
 * Puts the same asks to the cascade in two manners of working, and sets their figures side by side.
 */
@NullMarked
package dev.mangaassist.local.replay;

import org.jspecify.annotations.NullMarked;
