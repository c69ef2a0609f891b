package dev.mangaassist.cdk;

import static dev.mangaassist.shared.settings.Variable.ALLOWED_ORIGINS;
import static dev.mangaassist.shared.settings.Variable.ALLOW_MISSING_ORIGIN;
import static dev.mangaassist.shared.settings.Variable.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI;
import static dev.mangaassist.shared.settings.Variable.CASCADE_FUNCTION;
import static dev.mangaassist.shared.settings.Variable.CERTIFICATION_INTERVAL;
import static dev.mangaassist.shared.settings.Variable.CONFIG_TABLE;
import static dev.mangaassist.shared.settings.Variable.CONNECTIONS_TABLE;
import static dev.mangaassist.shared.settings.Variable.CONVERSATIONS_TABLE;
import static dev.mangaassist.shared.settings.Variable.COST_TARGET_USD;
import static dev.mangaassist.shared.settings.Variable.EXPOSE_USAGE;
import static dev.mangaassist.shared.settings.Variable.LIMITS_TABLE;
import static dev.mangaassist.shared.settings.Variable.MODEL_PAIR;
import static dev.mangaassist.shared.settings.Variable.RESPONSES_TABLE;
import static dev.mangaassist.shared.settings.Variable.SAMPLES_QUEUE_URL;
import static dev.mangaassist.shared.settings.Variable.SAMPLES_TABLE;
import static dev.mangaassist.shared.settings.Variable.TUNING_MIN_SAMPLES;
import static dev.mangaassist.shared.settings.Variable.TUNING_WINDOW;

import dev.mangaassist.shared.settings.Variable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The table of the functions: handler, size, time limit, and the variables that each reads. */
enum ChatFunction {
  CONNECT(
      "Connect",
      "dev.mangaassist.connect.ConnectHandler",
      Memory.SMALL,
      TimeLimit.INTEGRATION,
      Set.of(CONNECTIONS_TABLE, CONVERSATIONS_TABLE, ALLOWED_ORIGINS, ALLOW_MISSING_ORIGIN)),
  DISCONNECT(
      "Disconnect",
      "dev.mangaassist.disconnect.DisconnectHandler",
      Memory.SMALL,
      TimeLimit.INTEGRATION,
      Set.of(CONNECTIONS_TABLE)),
  MESSAGE(
      "Message",
      "dev.mangaassist.message.MessageHandler",
      Memory.SMALL,
      TimeLimit.INTEGRATION,
      Set.of(
          CONNECTIONS_TABLE,
          CONVERSATIONS_TABLE,
          SAMPLES_TABLE,
          CASCADE_FUNCTION,
          AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI)),
  CASCADE(
      "Cascade",
      "dev.mangaassist.cascade.CascadeHandler",
      Memory.WHOLE_CPU,
      TimeLimit.BACKGROUND,
      Set.of(
          CONNECTIONS_TABLE,
          CONVERSATIONS_TABLE,
          CONFIG_TABLE,
          RESPONSES_TABLE,
          LIMITS_TABLE,
          SAMPLES_QUEUE_URL,
          MODEL_PAIR,
          EXPOSE_USAGE,
          AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI)),
  JUDGE(
      "Judge",
      "dev.mangaassist.judge.JudgeHandler",
      Memory.SMALL,
      TimeLimit.JUDGEMENT,
      Set.of(CONFIG_TABLE, LIMITS_TABLE, SAMPLES_TABLE, MODEL_PAIR)),
  TUNER(
      "Tuner",
      "dev.mangaassist.tuner.TunerHandler",
      Memory.SMALL,
      TimeLimit.BACKGROUND,
      Set.of(
          CONFIG_TABLE,
          SAMPLES_TABLE,
          COST_TARGET_USD,
          TUNING_WINDOW,
          TUNING_MIN_SAMPLES,
          CERTIFICATION_INTERVAL));

  /** In MiB; Lambda gives CPU in proportion. */
  private static final class Memory {
    static final int SMALL = 1024;

    /** Where Lambda grants one whole virtual CPU. */
    static final int WHOLE_CPU = 1769;
  }

  /** In seconds. */
  private static final class TimeLimit {
    /** API Gateway's own limit for an integration of a WebSocket route. */
    static final int INTEGRATION = 29;

    /** Less than the minute that Lambda waits before it repeats an asynchronous invocation. */
    static final int BACKGROUND = 45;

    /** Two whole answers and a verdict on them. */
    static final int JUDGEMENT = 120;
  }

  private final String constructId;
  private final String handlerClass;
  private final int memoryMib;
  private final int timeoutSeconds;
  private final Set<Variable> reads;

  ChatFunction(
      String constructId,
      String handlerClass,
      int memoryMib,
      int timeoutSeconds,
      Set<Variable> reads) {
    this.constructId = constructId;
    this.handlerClass = handlerClass;
    this.memoryMib = memoryMib;
    this.timeoutSeconds = timeoutSeconds;
    this.reads = reads;
  }

  String constructId() {
    return constructId;
  }

  String handlerClass() {
    return handlerClass;
  }

  int memoryMib() {
    return memoryMib;
  }

  int timeoutSeconds() {
    return timeoutSeconds;
  }

  Set<Variable> reads() {
    return reads;
  }

  /** Where the build puts this function's zip, below the folder {@code functions}. */
  Path zip(Path functionsFolder) {
    String module = constructId.toLowerCase(Locale.ROOT);
    return functionsFolder.resolve(module).resolve("target").resolve(module + ".zip");
  }
}
