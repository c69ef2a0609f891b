package dev.mangaassist.cascade;

import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.shared.wire.ServerFrame;
import java.util.Optional;

/** Has frames written as a connection does, and drops them; the log's lines too. */
final class DroppingCustomer implements Customer {
  private long written;
  private Optional<ServerFrame.Done> done = Optional.empty();

  @Override
  public void post(ServerFrame frame) {
    drop(frame.toJson());
    if (frame instanceof ServerFrame.Done end) {
      done = Optional.of(end);
    }
  }

  void drop(String text) {
    written += text.length();
  }

  /** The end of the last answer, which there has to be. */
  ServerFrame.Done takeDone() {
    ServerFrame.Done end = done.orElseThrow();
    done = Optional.empty();
    return end;
  }

  /** How much was written in all. */
  long written() {
    return written;
  }

  @Override
  public boolean isPresent() {
    return true;
  }
}
