package dev.mangaassist.cascade;

import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a customer saw of one answer.
 *
 * @param shown every text that was shown, one for each time that all was taken back and begun anew
 * @param ends how many frames ended it
 * @param done the end, if it was a good one
 * @param error the end, if it was a bad one
 */
record Transcript(
    List<String> shown, int ends, Optional<ServerFrame.Done> done, Optional<ErrorCode> error) {
  Transcript {
    shown = List.copyOf(shown);
  }

  /**
   * Reads frames.
   *
   * @throws AssertionError if they are not in the order in which the frames of an answer come
   */
  static Transcript of(List<ServerFrame> frames) {
    Reader reader = new Reader(frames);
    frames.forEach(reader::read);
    reader.shown.add(reader.text.toString());
    return new Transcript(reader.shown, reader.ends, reader.done, reader.error);
  }

  /** The text that stood at the end. */
  String text() {
    return shown.getLast();
  }

  private static final class Reader {
    private final List<ServerFrame> frames;
    private final List<String> shown = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean accepted;
    private boolean started;
    private int deltas;
    private int ends;
    private Optional<ServerFrame.Done> done = Optional.empty();
    private Optional<ErrorCode> error = Optional.empty();

    Reader(List<ServerFrame> frames) {
      this.frames = frames;
    }

    void read(ServerFrame frame) {
      require(ends == 0, "nothing follows the end");
      require(accepted != frame instanceof ServerFrame.Accepted, "accepted comes first, and once");
      switch (frame) {
        case ServerFrame.Accepted _ -> accepted = true;
        case ServerFrame.Start _ -> {
          require(!started, "an answer starts once");
          started = true;
        }
        case ServerFrame.Delta delta -> {
          require(started, "text follows start");
          require(delta.seq() == deltas, "deltas are counted from 0");
          require(!delta.text().isEmpty(), "deltas have text");
          deltas++;
          text.append(delta.text());
        }
        case ServerFrame.Replace _ -> {
          require(!text.isEmpty(), "only what was shown is taken back");
          shown.add(text.toString());
          text.setLength(0);
        }
        case ServerFrame.Done end -> {
          require(!text.toString().isBlank(), "an answer has text");
          done = Optional.of(end);
          ends++;
        }
        case ServerFrame.Failure failure -> {
          error = Optional.of(failure.code());
          ends++;
        }
        case ServerFrame.Pong _ -> throw new AssertionError("nobody has sent a ping");
      }
    }

    private void require(boolean holds, String rule) {
      if (!holds) {
        throw new AssertionError(rule + ", but not in " + frames);
      }
    }
  }
}
