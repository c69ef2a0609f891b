/** The model catalogue, the client that talks to models, tokens and money. */
@NullMarked
package dev.mangaassist.models;

import org.jspecify.annotations.NullMarked;
