package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.samples.JudgedSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where judged samples come from. */
public interface SampleSource {

  /**
   * The judged drafts of asks that arrived from one moment on and before another; of many, the
   * newest of each task and language.
   */
  List<JudgedSample> drafts(Instant from, Instant until);

  /** The newest judged draft of asks that arrived from a moment on. */
  Optional<JudgedSample> newest(Instant from);
}
