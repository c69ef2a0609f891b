package dev.mangaassist.cascade.deliver;

import dev.mangaassist.shared.wire.ConnectionPoster;
import dev.mangaassist.shared.wire.ServerFrame;
import software.amazon.awssdk.core.exception.SdkException;

/** A customer behind API Gateway. */
public record Connection(ConnectionPoster poster, String connectionId) implements Customer {

  @Override
  public void post(ServerFrame frame) {
    poster.post(connectionId, frame);
  }

  @Override
  public boolean isPresent() {
    try {
      return poster.isOpen(connectionId);
    } catch (SdkException e) {
      // Who can not be asked about is taken to be there: the next post will tell.
      return true;
    }
  }
}
