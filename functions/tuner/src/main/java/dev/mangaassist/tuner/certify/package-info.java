/**
 * Chooses the confidence threshold from judged samples, with a guarantee: what is promised, and by
 * which proof, stands at {@link dev.mangaassist.tuner.certify.Certifier}.
 */
@NullMarked
package dev.mangaassist.tuner.certify;

import org.jspecify.annotations.NullMarked;
