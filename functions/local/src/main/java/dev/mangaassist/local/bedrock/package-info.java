/** A stand-in for Amazon Bedrock Runtime that speaks its wire protocol. */
@NullMarked
package dev.mangaassist.local.bedrock;

import org.jspecify.annotations.NullMarked;
