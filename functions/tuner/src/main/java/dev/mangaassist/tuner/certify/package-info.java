/** Certifies a threshold: with it, the cascade keeps a share of the strong tier's quality. */
@NullMarked
package dev.mangaassist.tuner.certify;

import org.jspecify.annotations.NullMarked;
