/**
 * What the synthesized template must hold, and the proof that these checks notice what is missing.
 */
@NullMarked
package dev.mangaassist.template;

import org.jspecify.annotations.NullMarked;
