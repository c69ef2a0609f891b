package dev.mangaassist.cdk;

import dev.mangaassist.shared.tables.Table;
import java.nio.file.Path;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * All of MangaAssist on AWS: tables, functions, WebSocket API, tuning schedule and alarms. Its
 * outputs name the address to connect to, the topic of the alarms, the tables, and the functions.
 */
public final class MangaAssistStack extends Stack {
  private static final String STAGE = "live";

  /** Twice the 300 asks a second that the chat has to hold. */
  private static final int MESSAGES_PER_SECOND = 600;

  private static final int MESSAGE_BURST = 1_200;
  private static final Duration TUNE_EVERY = Duration.minutes(15);

  /**
   * Properties of the stack.
   *
   * @param settings what the deployment chose
   * @param functionsFolder the folder {@code functions} of a built repository, where the zips are
   */
  public record Props(StackSettings settings, Path functionsFolder) {}

  /**
   * Adds the stack to an app.
   *
   * @throws SynthesisException if a function's zip is missing, or a model can not be called from
   *     the stack's region
   */
  public MangaAssistStack(Construct scope, String id, StackProps stackProps, Props props) {
    super(scope, id, stackProps);
    var tables = new ChatTables(this, "Tables");
    var api =
        new ChatApi(this, "Api", new ChatApi.Props(STAGE, MESSAGES_PER_SECOND, MESSAGE_BURST));
    var functions =
        new ChatFunctions(
            this,
            "Functions",
            new ChatFunctions.Props(props.settings(), props.functionsFolder(), tables, api));
    api.route(ChatApi.Route.CONNECT, functions.get(ChatFunction.CONNECT));
    api.route(ChatApi.Route.DISCONNECT, functions.get(ChatFunction.DISCONNECT));
    api.route(ChatApi.Route.DEFAULT, functions.get(ChatFunction.MESSAGE));
    IFunction tuner = functions.get(ChatFunction.TUNER);
    var schedule =
        new TuningSchedule(this, "TuningSchedule", new TuningSchedule.Props(tuner, TUNE_EVERY));
    ITopic topic =
        new AlarmTopic(this, "AlarmTopic", new AlarmTopic.Props(props.settings().alarmEmail()))
            .topic();
    new Alarms(
        this,
        "Alarms",
        new Alarms.Props(
            topic,
            tuner,
            TUNE_EVERY,
            functions.undeliveredAsks(),
            functions.unjudgedSamples(),
            schedule.missedRuns()));

    output("WebSocketUrl", api.url());
    output("AlarmTopicArn", topic.getTopicArn());
    for (Table table : Table.values()) {
      output(ChatTables.constructId(table) + "TableName", tables.get(table).getTableName());
    }
    for (ChatFunction function : ChatFunction.values()) {
      output(function.constructId() + "FunctionName", functions.get(function).getFunctionName());
    }
    Tags.of(this).add("application", "mangaassist");
    Tags.of(this).add("model-pair", props.settings().modelPair().name());
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }
}
