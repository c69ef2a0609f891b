/** Has models write answers, within time, and on a ledger. */
@NullMarked
package dev.mangaassist.answers.write;

import org.jspecify.annotations.NullMarked;
