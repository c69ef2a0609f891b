package dev.mangaassist.local.cli;

import dev.mangaassist.local.replay.Replay;
import dev.mangaassist.local.replay.ReplayOptions;
import dev.mangaassist.local.replay.ReplayReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what customers wait for, with heads and without. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the same asks, in real time, to two systems of its own, and prints their figures side by"
          + " side: one judges a Haiku draft by its head, the other when the draft is whole.",
      "The models are scripted. Their times to the first token are log-normal, p50 0.39 s and p99"
          + " 0.82 s (Haiku), 0.75 s and 1.90 s (Sonnet); then come 120 and 63 tokens a second.",
      "Exits with 0 if every ask was answered, with 1 if not."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--asks",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many asks each system gets (default: ${DEFAULT-VALUE}).")
  private int asks;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "15",
      description =
          "How many come a second, whether or not earlier ones are answered"
              + " (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Another seed gives other asks, moments and times (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    ReplayReport report = Replay.run(new ReplayOptions(asks, rate, seed));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      report.table().forEach(out::println);
    }
    out.flush();
    return report.complete() ? 0 : 1;
  }
}
