/** The last turns of a conversation, and one turn at a time. */
@NullMarked
package dev.mangaassist.cascade.conversation;

import org.jspecify.annotations.NullMarked;
