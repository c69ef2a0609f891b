/** What a deployment sets: environment variables, and the AWS clients that are built from them. */
@NullMarked
package dev.mangaassist.shared.settings;

import org.jspecify.annotations.NullMarked;
