/** Answers an ask: the handler, and the router that runs the steps in order. */
@NullMarked
package dev.mangaassist.cascade;

import org.jspecify.annotations.NullMarked;
