/** The $connect route: who may enter, and in which conversation. */
@NullMarked
package dev.mangaassist.connect;

import org.jspecify.annotations.NullMarked;
