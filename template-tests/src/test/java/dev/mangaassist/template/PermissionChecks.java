package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static dev.mangaassist.template.CloudFormation.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what: every action of every role on every resource, and not one more. */
final class PermissionChecks {
  private static final String STAGE =
      "execute-api:ManageConnections arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ApiWebSocket}/live";
  private static final String POST = STAGE + "/POST/@connections/*";
  private static final String GET = STAGE + "/GET/@connections/*";
  private static final String CONNECTIONS = "${TablesConnections.Arn}";
  private static final String CONVERSATIONS = "${TablesConversations.Arn}";
  private static final String CONFIG = "${TablesConfig.Arn}";
  private static final String RESPONSES = "${TablesResponses.Arn}";
  private static final String LIMITS = "${TablesLimits.Arn}";
  private static final String SAMPLES = "${TablesSamples.Arn}";

  /** By role: actions, each followed by its resource. */
  private static final Map<String, Set<String>> GRANTS =
      Map.of(
          "FunctionsConnectRole",
          function(
              "Connect",
              "dynamodb:PutItem " + CONNECTIONS,
              "dynamodb:GetItem " + CONVERSATIONS,
              "dynamodb:PutItem " + CONVERSATIONS),
          "FunctionsDisconnectRole",
          function("Disconnect", "dynamodb:DeleteItem " + CONNECTIONS),
          "FunctionsMessageRole",
          function(
              "Message",
              "dynamodb:GetItem " + CONNECTIONS,
              "dynamodb:UpdateItem " + CONVERSATIONS,
              "dynamodb:PutItem " + SAMPLES,
              "lambda:InvokeFunction ${FunctionsCascadeFunction.Arn}",
              POST),
          "FunctionsCascadeRole",
          Stream.concat(
                  function(
                      "Cascade",
                      "dynamodb:DeleteItem " + CONNECTIONS,
                      "dynamodb:PutItem " + CONVERSATIONS,
                      "dynamodb:UpdateItem " + CONVERSATIONS,
                      "dynamodb:GetItem " + CONFIG,
                      "dynamodb:GetItem " + RESPONSES,
                      "dynamodb:PutItem " + RESPONSES,
                      "dynamodb:UpdateItem " + LIMITS,
                      "sqs:SendMessage ${FunctionsUndeliveredAsks.Arn}",
                      "sqs:SendMessage ${FunctionsSamplesQueue.Arn}",
                      POST,
                      GET)
                      .stream(),
                  models())
              .collect(Collectors.toSet()),
          "FunctionsJudgeRole",
          Stream.concat(
                  function(
                      "Judge",
                      "dynamodb:GetItem " + CONFIG,
                      "dynamodb:UpdateItem " + LIMITS,
                      "dynamodb:GetItem " + SAMPLES,
                      "dynamodb:PutItem " + SAMPLES,
                      "sqs:ReceiveMessage ${FunctionsSamplesQueue.Arn}",
                      "sqs:DeleteMessage ${FunctionsSamplesQueue.Arn}",
                      "sqs:GetQueueAttributes ${FunctionsSamplesQueue.Arn}")
                      .stream(),
                  models())
              .collect(Collectors.toSet()),
          "FunctionsTunerRole",
          function(
              "Tuner",
              "dynamodb:GetItem " + CONFIG,
              "dynamodb:PutItem " + CONFIG,
              "dynamodb:Query " + CONFIG,
              "dynamodb:Query " + SAMPLES,
              "cloudwatch:GetMetricData *"),
          "TuningScheduleRole",
          Set.of(
              "lambda:InvokeFunction ${FunctionsTunerFunction.Arn}",
              "sqs:SendMessage ${TuningScheduleMissedRuns.Arn}"));

  private PermissionChecks() {}

  static void check(CloudFormation template) {
    assertThat(template.resources("AWS::IAM::Policy")).as("policies beside the roles").isEmpty();
    assertThat(template.resources("AWS::IAM::ManagedPolicy")).isEmpty();
    Map<String, Set<String>> grants = new TreeMap<>();
    template
        .resources("AWS::IAM::Role")
        .forEach(
            (id, resource) -> {
              JsonNode role = resource.path("Properties");
              assertThat(role.has("ManagedPolicyArns")).as("managed policies of %s", id).isFalse();
              grants.put(CloudFormation.name(id), grants(role));
              checkTrust(CloudFormation.name(id), role.path("AssumeRolePolicyDocument"));
            });
    assertThat(grants).containsExactlyInAnyOrderEntriesOf(GRANTS);
    template
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, resource) ->
                assertThat(text(resource.at("/Properties/Role")))
                    .isEqualTo(
                        "${%s.Arn}"
                            .formatted(CloudFormation.name(id).replaceFirst("Function$", "Role"))));
  }

  private static Set<String> grants(JsonNode role) {
    Set<String> grants = new TreeSet<>();
    for (JsonNode policy : role.path("Policies")) {
      for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
        assertThat(text(statement.path("Effect"))).isEqualTo("Allow");
        assertThat(statement.has("NotAction") || statement.has("NotResource")).isFalse();
        for (String action : texts(statement.path("Action"))) {
          texts(statement.path("Resource")).forEach(arn -> grants.add(action + " " + arn));
        }
      }
    }
    return grants;
  }

  private static void checkTrust(String role, JsonNode document) {
    boolean isSchedule = role.equals("TuningScheduleRole");
    assertThat(document.path("Statement")).hasSize(1);
    JsonNode statement = document.path("Statement").path(0);
    assertThat(text(statement.path("Action"))).isEqualTo("sts:AssumeRole");
    assertThat(text(statement.at("/Principal/Service")))
        .isEqualTo(isSchedule ? "scheduler.amazonaws.com" : "lambda.amazonaws.com");
    assertThat(text(statement.at("/Condition/StringEquals").path("aws:SourceAccount")))
        .isEqualTo(isSchedule ? "${AWS::AccountId}" : "");
  }

  private static Set<String> function(String name, String... grants) {
    String logs = "${Functions%sLogs.Arn}".formatted(name);
    return Stream.concat(
            Stream.of(grants),
            Stream.of("logs:CreateLogStream " + logs, "logs:PutLogEvents " + logs))
        .collect(Collectors.toSet());
  }

  /** The pair claude-5-5: a profile of three regions, and one of the whole world. */
  private static Stream<String> models() {
    return Stream.of(
            ":${AWS::Region}:${AWS::AccountId}:inference-profile/us.anthropic.claude-haiku-5-5",
            ":us-east-1::foundation-model/anthropic.claude-haiku-5-5",
            ":us-east-2::foundation-model/anthropic.claude-haiku-5-5",
            ":us-west-2::foundation-model/anthropic.claude-haiku-5-5",
            ":${AWS::Region}:${AWS::AccountId}:inference-profile/global.anthropic.claude-sonnet-5-5",
            ":us-east-1::foundation-model/anthropic.claude-sonnet-5-5",
            ":us-east-2::foundation-model/anthropic.claude-sonnet-5-5",
            ":us-west-2::foundation-model/anthropic.claude-sonnet-5-5",
            ":::foundation-model/anthropic.claude-sonnet-5-5")
        .flatMap(
            model ->
                Stream.of("InvokeModel", "InvokeModelWithResponseStream")
                    .map(
                        action ->
                            "bedrock:%s arn:${AWS::Partition}:bedrock%s".formatted(action, model)));
  }
}
