/** What a message is: its language, its task, its complexity. */
@NullMarked
package dev.mangaassist.cascade.understand;

import org.jspecify.annotations.NullMarked;
