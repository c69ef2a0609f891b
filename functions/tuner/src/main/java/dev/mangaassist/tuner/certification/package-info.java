/** When a threshold is certified, on which samples, and when its certificate ends. */
@NullMarked
package dev.mangaassist.tuner.certification;

import org.jspecify.annotations.NullMarked;
