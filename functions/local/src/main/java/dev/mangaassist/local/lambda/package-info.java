/**
 * Lambda on one machine: the Invoke API, asynchronous invocation with its retry, the handlers
 * behind it.
 */
@NullMarked
package dev.mangaassist.local.lambda;

import org.jspecify.annotations.NullMarked;
