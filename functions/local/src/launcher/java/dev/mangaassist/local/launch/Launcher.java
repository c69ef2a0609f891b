package dev.mangaassist.local.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the command line in a JVM of its own, of this JDK if it is new enough, else of a newer one
 * on this machine. Input, output, exit code and end of that JVM are this one's.
 */
public final class Launcher {
  static final int REQUIRED = 25;
  private static final String COMMAND_LINE = "dev.mangaassist.local.cli.Main";
  private static final int STOP_SECONDS = 10;

  /**
   * Stops at C1, as Lambda's Java runtime does: the parts of the system share few cores, and are
   * warm sooner. DynamoDB Local loads a native library.
   */
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private Launcher() {}

  /** Runs the command line with these arguments. */
  public static void main(String[] arguments) throws Exception {
    Optional<Path> java = new JdkSearch(REQUIRED).find(JdkPlaces.ofThisMachine());
    if (java.isEmpty()) {
      System.err.println(
          "MangaAssist needs a JDK "
              + REQUIRED
              + " or newer: this is Java "
              + Runtime.version().feature()
              + " and no newer one was found; install one, or set JAVA_HOME to it.");
      System.exit(1);
    }
    System.exit(runIn(java.get(), arguments));
  }

  private static int runIn(Path java, String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(OPTIONS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path", ""));
    command.add(COMMAND_LINE);
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child)));
    return child.waitFor();
  }

  /** Passes the end of this JVM on. A child that has ended takes no harm. */
  private static void end(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
