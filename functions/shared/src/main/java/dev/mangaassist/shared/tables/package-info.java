/** The DynamoDB tables: their schema, and the items that more than one function reads. */
@NullMarked
package dev.mangaassist.shared.tables;

import org.jspecify.annotations.NullMarked;
