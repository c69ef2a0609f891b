/** DynamoDB Local in memory, with the tables of the stack. */
@NullMarked
package dev.mangaassist.local.dynamodb;

import org.jspecify.annotations.NullMarked;
