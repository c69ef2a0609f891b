package dev.mangaassist.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mangaassist.cascade.CascadeHandler;
import dev.mangaassist.connect.ConnectHandler;
import dev.mangaassist.disconnect.DisconnectHandler;
import dev.mangaassist.judge.JudgeHandler;
import dev.mangaassist.local.lambda.FunctionSettings;
import dev.mangaassist.local.lambda.LocalFunction;
import dev.mangaassist.message.MessageHandler;
import dev.mangaassist.tuner.TunerHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The six functions, made as Lambda makes them but for their environment. */
public final class Functions {
  public static final String CONNECT = "connect";
  public static final String DISCONNECT = "disconnect";
  public static final String MESSAGE = "message";
  public static final String CASCADE = "cascade";
  public static final String JUDGE = "judge";
  public static final String TUNER = "tuner";

  /** Every function's name. */
  public static final List<String> NAMES =
      List.of(CONNECT, DISCONNECT, MESSAGE, CASCADE, JUDGE, TUNER);

  /** The integration timeout of API Gateway: longer would be of no use behind a route. */
  private static final Duration ROUTE_TIMEOUT = Duration.ofSeconds(29);

  private static final Duration BACKGROUND_TIMEOUT = Duration.ofSeconds(45);

  /** Two whole answers and a verdict on them. */
  private static final Duration JUDGEMENT_TIMEOUT = Duration.ofMinutes(2);

  private static final int SMALL_MB = 1024;
  private static final int WHOLE_CPU_MB = 1769;

  private Functions() {}

  /** Each function's making, which takes a while; they may be made at the same time. */
  static List<Callable<LocalFunction>> makings(
      FunctionEnvironments environments, Consumer<String> lines) {
    return List.of(
        () -> route(CONNECT, new ConnectHandler(environments.reading(ConnectHandler.READS), lines)),
        () ->
            route(
                DISCONNECT,
                new DisconnectHandler(environments.reading(DisconnectHandler.READS), lines)),
        () -> route(MESSAGE, new MessageHandler(environments.reading(MessageHandler.READS), lines)),
        () ->
            worker(
                CASCADE,
                WHOLE_CPU_MB,
                new CascadeHandler(environments.reading(CascadeHandler.READS), lines)),
        () -> judge(new JudgeHandler(environments.reading(JudgeHandler.READS), lines)),
        () ->
            worker(
                TUNER,
                SMALL_MB,
                new TunerHandler(environments.reading(TunerHandler.READS), lines)));
  }

  private static LocalFunction route(
      String name,
      RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> handler) {
    return LocalFunction.typed(
        new FunctionSettings(name, SMALL_MB, ROUTE_TIMEOUT),
        handler,
        APIGatewayV2WebSocketEvent.class,
        APIGatewayV2WebSocketResponse.class);
  }

  private static LocalFunction judge(JudgeHandler handler) {
    return LocalFunction.typed(
        new FunctionSettings(JUDGE, SMALL_MB, JUDGEMENT_TIMEOUT),
        handler,
        SQSEvent.class,
        SQSBatchResponse.class);
  }

  private static LocalFunction worker(String name, int memoryMb, RequestStreamHandler handler) {
    return LocalFunction.streaming(
        new FunctionSettings(name, memoryMb, BACKGROUND_TIMEOUT), handler);
  }
}
