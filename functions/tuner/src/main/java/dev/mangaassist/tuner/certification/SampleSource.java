package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.samples.JudgedSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where judged samples come from. */
public interface SampleSource {

  /**
   * The judged drafts of asks that arrived from one moment on and before another.
   *
   * @param mostOfAGroup of a task and language with more, only as many of the newest are given
   */
  List<JudgedSample> drafts(Instant from, Instant until, int mostOfAGroup);

  /** The newest judged ask, by whichever route, of those that arrived from a moment on. */
  Optional<JudgedSample> newest(Instant from);
}
