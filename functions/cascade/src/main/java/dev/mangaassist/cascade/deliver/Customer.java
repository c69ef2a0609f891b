package dev.mangaassist.cascade.deliver;

import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ServerFrame;

/** The customer at the other end of a connection. */
public interface Customer {

  /**
   * Posts a frame and returns once it is delivered.
   *
   * @throws ConnectionGoneException if the customer has left
   */
  void post(ServerFrame frame);

  /** Whether the customer is still there. */
  boolean isPresent();
}
