/**
 * How a model is asked for an answer, and how sure its answer is: for every function that has
 * answers written.
 */
@NullMarked
package dev.mangaassist.answers;

import org.jspecify.annotations.NullMarked;
