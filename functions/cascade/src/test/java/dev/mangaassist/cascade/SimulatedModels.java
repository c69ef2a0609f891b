package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Models that speak in the time of a test's clock, and keep a bill of what they said. */
final class SimulatedModels implements ModelClient {
  final List<SimulatedStream> calls = new ArrayList<>();
  private final TestClock clock;
  private Function<ModelRequest, Speech> speaker =
      request -> {
        throw new IllegalStateException("Nobody speaks");
      };

  SimulatedModels(TestClock clock) {
    this.clock = clock;
  }

  /** Forgets the calls so far; those to come are answered in this way. */
  void answer(Function<ModelRequest, Speech> nextSpeaker) {
    calls.clear();
    speaker = nextSpeaker;
  }

  /** What all calls came to, in their order. */
  List<Charge> bill() {
    return calls.stream().flatMap(call -> call.bill().stream()).toList();
  }

  @Override
  public ModelStream open(ModelRequest request) {
    SimulatedStream call = new SimulatedStream(request, speaker.apply(request), clock);
    calls.add(call);
    return call;
  }
}
