/**
 * The whole system on one machine: every part of the stack, on loopback, around the same handlers.
 */
@NullMarked
package dev.mangaassist.local;

import org.jspecify.annotations.NullMarked;
