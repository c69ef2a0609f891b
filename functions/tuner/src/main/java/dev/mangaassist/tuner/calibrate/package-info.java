/** Fits what turns the scores of drafts into probabilities. */
@NullMarked
package dev.mangaassist.tuner.calibrate;

import org.jspecify.annotations.NullMarked;
