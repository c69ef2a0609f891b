package dev.mangaassist.template;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.cascade.CascadeHandler;
import dev.mangaassist.cdk.SynthesisException;
import dev.mangaassist.connect.ConnectHandler;
import dev.mangaassist.disconnect.DisconnectHandler;
import dev.mangaassist.judge.JudgeHandler;
import dev.mangaassist.message.MessageHandler;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.tuner.TunerHandler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Environment;

final class MangaAssistTemplateIT {
  private static final CloudFormation TEMPLATE = SynthesizedStack.TEMPLATE;

  @Test
  void eachRouteReachesItsOwnFunctionByAPermissionOfItsOwn() {
    RouteChecks.check(TEMPLATE);
  }

  @Test
  void theTunerRunsEveryQuarterOfAnHour() {
    ScheduleChecks.check(TEMPLATE);
  }

  @Test
  void theTablesAreThoseThatTheFunctionsShare() {
    TableChecks.check(TEMPLATE);
  }

  @Test
  void eachFunctionIsToldExactlyWhatItReads() {
    FunctionChecks.check(TEMPLATE);
  }

  @Test
  void theHandlersReadExactlyTheVariablesThatTheyAreTold() {
    Map<String, Set<String>> told = new TreeMap<>();
    FunctionChecks.environments(TEMPLATE)
        .forEach((handler, variables) -> told.put(handler, variables.keySet()));
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ConnectHandler.class.getName(), names(ConnectHandler.READS),
                DisconnectHandler.class.getName(), names(DisconnectHandler.READS),
                MessageHandler.class.getName(), names(MessageHandler.READS),
                CascadeHandler.class.getName(), names(CascadeHandler.READS),
                JudgeHandler.class.getName(), names(JudgeHandler.READS),
                TunerHandler.class.getName(), names(TunerHandler.READS)));
  }

  @Test
  void eachRoleMayDoWhatItsHolderDoesAndNothingElse() {
    PermissionChecks.check(TEMPLATE);
  }

  @Test
  void theQueuesKeepWhatTheyHoldSafelyAndFeedTheJudge() {
    QueueChecks.check(TEMPLATE);
  }

  @Test
  void peopleAreCalledWhenAServiceLevelTheTunerOrADeliveryFails() {
    AlarmChecks.check(TEMPLATE);
  }

  @Test
  void anAddressForAlarmsIsSubscribed() {
    CloudFormation template = SynthesizedStack.with("alarmEmail", "on-call@store.example");
    JsonNode subscription =
        template.resources("AWS::SNS::Subscription").values().iterator().next().path("Properties");
    assertThat(CloudFormation.text(subscription.path("Protocol"))).isEqualTo("email");
    assertThat(CloudFormation.text(subscription.path("Endpoint")))
        .isEqualTo("on-call@store.example");
    assertThat(CloudFormation.text(subscription.path("TopicArn"))).isEqualTo("${AlarmTopic}");
    assertThat(TEMPLATE.resources("AWS::SNS::Subscription")).isEmpty();
  }

  @Test
  void everyReferenceIsDeclaredAndNoneGoesRoundInACircle() {
    ReferenceChecks.check(TEMPLATE);
  }

  @Test
  void outputsNameTheAddressTheTablesAndTheFunctions() {
    Map<String, String> outputs = new TreeMap<>();
    TEMPLATE
        .json()
        .path("Outputs")
        .properties()
        .forEach(
            entry ->
                outputs.put(entry.getKey(), CloudFormation.text(entry.getValue().path("Value"))));
    assertThat(outputs)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry(
                    "WebSocketUrl",
                    "wss://${ApiWebSocket}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live"),
                entry("AlarmTopicArn", "${AlarmTopic}"),
                entry("ConnectionsTableName", "${TablesConnections}"),
                entry("ConversationsTableName", "${TablesConversations}"),
                entry("ConfigTableName", "${TablesConfig}"),
                entry("ResponsesTableName", "${TablesResponses}"),
                entry("LimitsTableName", "${TablesLimits}"),
                entry("ConnectFunctionName", "${FunctionsConnectFunction}"),
                entry("DisconnectFunctionName", "${FunctionsDisconnectFunction}"),
                entry("MessageFunctionName", "${FunctionsMessageFunction}"),
                entry("CascadeFunctionName", "${FunctionsCascadeFunction}"),
                entry("SamplesTableName", "${TablesSamples}"),
                entry("JudgeFunctionName", "${FunctionsJudgeFunction}"),
                entry("TunerFunctionName", "${FunctionsTunerFunction}")));
  }

  @Test
  void aMissingZipIsToldWithTheCommandThatMakesIt(@TempDir Path empty) {
    assertThatExceptionOfType(SynthesisException.class)
        .isThrownBy(() -> SynthesizedStack.stack(Environment.builder().build(), empty))
        .withMessageContaining(empty.resolve("connect/target/connect.zip").toString())
        .withMessageContaining("./mvnw -DskipTests package");
  }

  @Test
  void aRegionThatTheModelsCanNotBeCalledFromIsRefused() {
    var elsewhere = Environment.builder().region("eu-west-1").build();
    assertThatExceptionOfType(SynthesisException.class)
        .isThrownBy(() -> SynthesizedStack.stack(elsewhere, SynthesizedStack.FUNCTIONS))
        .withMessageContaining("us.anthropic.claude-haiku-5-5")
        .withMessageContaining("us-east-1, us-east-2, us-west-2")
        .withMessageContaining("'eu-west-1'");
  }

  private static Set<String> names(Set<Variable> variables) {
    return variables.stream().map(Variable::name).collect(Collectors.toSet());
  }
}
