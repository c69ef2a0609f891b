/** Judged samples from CSV files, and certificates as JSON and as charts. */
@NullMarked
package dev.mangaassist.local.certify;

import org.jspecify.annotations.NullMarked;
