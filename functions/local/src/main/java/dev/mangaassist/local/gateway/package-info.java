/** API Gateway's WebSocket side on one machine: routes, limits and the @connections API. */
@NullMarked
package dev.mangaassist.local.gateway;

import org.jspecify.annotations.NullMarked;
