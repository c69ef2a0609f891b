/** What a model is told about the store and the task. */
@NullMarked
package dev.mangaassist.answers.prompt;

import org.jspecify.annotations.NullMarked;
