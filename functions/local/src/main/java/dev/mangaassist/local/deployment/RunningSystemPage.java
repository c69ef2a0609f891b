package dev.mangaassist.local.deployment;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET} {@value RunningSystem#PATH} to the programs of this machine. A request that a
 * browser made for some page, or that asks for another host than this machine (as one does whose
 * name was rebound), is refused with 403.
 */
public final class RunningSystemPage {
  private final Supplier<RunningSystem> running;

  /**
   * Makes the page.
   *
   * @param running waits until the system runs
   */
  public RunningSystemPage(Supplier<RunningSystem> running) {
    this.running = running;
  }

  public void addTo(JavalinConfig config) {
    config.routes.get(RunningSystem.PATH, this::answer);
  }

  private void answer(Context request) {
    if (!isForThisMachine(request.host()) || isFromPage(request)) {
      request.status(403).result("For programs of this machine.");
      return;
    }
    request
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .contentType("application/json")
        .result(running.get().toJson());
  }

  private static boolean isForThisMachine(@Nullable String host) {
    return host != null && RunningSystem.isLoopback(host.replaceFirst(":\\d+$", ""));
  }

  /** Browsers send Origin where a page could read the answer, Sec-Fetch-Site wherever they can. */
  private static boolean isFromPage(Context request) {
    String site = request.header("Sec-Fetch-Site");
    return request.header("Origin") != null || !(site == null || site.equals("none"));
  }
}
