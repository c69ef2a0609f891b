package dev.mangaassist.template;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check, given a template with something taken out or changed, fails. */
final class TemplateMutationIT {
  private static final CloudFormation TEMPLATE = SynthesizedStack.TEMPLATE;

  /** A change at a place of the template; the name is the test's. */
  private record Mutation(String name, CloudFormation mutant) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyResourceIsMissed(Mutation mutation) {
    assertFails(TemplateMutationIT::checkAll, mutation.mutant());
  }

  static Stream<Mutation> everyResourceIsMissed() {
    return TEMPLATE.resources().keySet().stream().map(TemplateMutationIT::without);
  }

  @ParameterizedTest
  @MethodSource
  void everyRouteAndItsPermissionAreMissed(Mutation mutation) {
    assertFails(RouteChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everyRouteAndItsPermissionAreMissed() {
    return Stream.of(
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Integration",
            "AWS::Lambda::Permission",
            "AWS::ApiGatewayV2::Stage")
        .flatMap(type -> TEMPLATE.resources(type).keySet().stream())
        .map(TemplateMutationIT::without);
  }

  @ParameterizedTest
  @MethodSource
  void everyGrantIsMissed(Mutation mutation) {
    assertFails(PermissionChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everyGrantIsMissed() {
    return eachElement(
        "AWS::IAM::Role", "/Properties/Policies/0/PolicyDocument/Statement", "statement");
  }

  @ParameterizedTest
  @MethodSource
  void everyVariableIsMissed(Mutation mutation) {
    assertFails(FunctionChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everyVariableIsMissed() {
    List<Mutation> mutations = new ArrayList<>();
    String pointer = "/Properties/Environment/Variables";
    TEMPLATE
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, function) ->
                function
                    .at(pointer)
                    .fieldNames()
                    .forEachRemaining(
                        variable ->
                            mutations.add(
                                change(
                                    id,
                                    pointer,
                                    node -> ((ObjectNode) node).remove(variable),
                                    variable))));
    return mutations.stream();
  }

  @Test
  void theScheduleIsMissed() {
    String id = onlyId("AWS::Scheduler::Schedule");
    assertFails(ScheduleChecks::check, TEMPLATE.without(id));
  }

  @Test
  void aScheduleThatIsSwitchedOffIsNoticed() {
    assertFails(
        ScheduleChecks::check,
        change(
                onlyId("AWS::Scheduler::Schedule"),
                "/Properties",
                node -> ((ObjectNode) node).put("State", "DISABLED"),
                "off")
            .mutant());
  }

  @Test
  void routesThatHaveChangedPlacesAreNoticed() {
    List<String> routes = List.copyOf(TEMPLATE.resources("AWS::ApiGatewayV2::Route").keySet());
    CloudFormation swapped =
        TEMPLATE.with(
            json -> {
              ObjectNode first = properties(json, routes.get(0));
              ObjectNode second = properties(json, routes.get(1));
              JsonNode target = first.path("Target");
              first.set("Target", second.path("Target"));
              second.set("Target", target);
            });
    assertFails(RouteChecks::check, swapped);
  }

  @Test
  void aGrantOnEverythingIsNoticed() {
    String role = TEMPLATE.resources("AWS::IAM::Role").keySet().iterator().next();
    String statement = "/Properties/Policies/0/PolicyDocument/Statement/0";
    assertFails(
        PermissionChecks::check,
        change(role, statement, node -> ((ObjectNode) node).put("Resource", "*"), "*").mutant());
  }

  @ParameterizedTest
  @MethodSource
  void everySettingOfAQueueAndItsMappingIsMissed(Mutation mutation) {
    assertFails(QueueChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everySettingOfAQueueAndItsMappingIsMissed() {
    return Stream.of("AWS::SQS::Queue", "AWS::Lambda::EventSourceMapping")
        .flatMap(TemplateMutationIT::eachProperty);
  }

  @ParameterizedTest
  @MethodSource
  void everyPartOfAnAlarmIsMissed(Mutation mutation) {
    assertFails(AlarmChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everyPartOfAnAlarmIsMissed() {
    return eachProperty("AWS::CloudWatch::Alarm");
  }

  @ParameterizedTest
  @MethodSource
  void everyStatementOnTheTopicAndItsKeyIsMissed(Mutation mutation) {
    assertFails(AlarmChecks::check, mutation.mutant());
  }

  static Stream<Mutation> everyStatementOnTheTopicAndItsKeyIsMissed() {
    return Stream.concat(
        eachElement("AWS::SNS::TopicPolicy", "/Properties/PolicyDocument/Statement", "statement"),
        eachElement("AWS::KMS::Key", "/Properties/KeyPolicy/Statement", "statement"));
  }

  @Test
  void anAlarmOnALevelThatNobodyMeasuresIsNoticed() {
    String alarm =
        TEMPLATE.resources("AWS::CloudWatch::Alarm").entrySet().stream()
            .filter(
                entry ->
                    entry
                        .getValue()
                        .at("/Properties/Dimensions/0/Name")
                        .asText()
                        .equals(ServiceLevelName.DIMENSION))
            .findFirst()
            .orElseThrow()
            .getKey();
    assertFails(
        AlarmChecks::check,
        change(
                alarm,
                "/Properties/Dimensions/0",
                node -> ((ObjectNode) node).put("Value", "first_text_p50"),
                "misspelt")
            .mutant());
  }

  @Test
  void aTopicThatAnyAccountMayPublishToIsNoticed() {
    String policy = onlyId("AWS::SNS::TopicPolicy");
    for (int statement = 0; statement < 2; statement++) {
      assertFails(
          AlarmChecks::check,
          change(
                  policy,
                  "/Properties/PolicyDocument/Statement/" + statement,
                  node -> ((ObjectNode) node).remove("Condition"),
                  "without condition")
              .mutant());
    }
  }

  @Test
  void aTopicWithoutItsKeyIsNoticed() {
    assertFails(
        AlarmChecks::check,
        change(
                onlyId("AWS::SNS::Topic"),
                "/Properties",
                node -> ((ObjectNode) node).remove("KmsMasterKeyId"),
                "in the clear")
            .mutant());
  }

  @Test
  void aCycleIsNoticed() {
    String api = onlyId("AWS::ApiGatewayV2::Api");
    String stage = onlyId("AWS::ApiGatewayV2::Stage");
    assertFails(
        ReferenceChecks::check,
        change(api, "", node -> ((ObjectNode) node).put("DependsOn", stage), "cycle").mutant());
  }

  @Test
  void theTemplateItselfPassesEveryCheck() {
    assertThatCode(() -> checkAll(TEMPLATE)).doesNotThrowAnyException();
  }

  private static void checkAll(CloudFormation template) {
    RouteChecks.check(template);
    ScheduleChecks.check(template);
    TableChecks.check(template);
    FunctionChecks.check(template);
    PermissionChecks.check(template);
    QueueChecks.check(template);
    AlarmChecks.check(template);
    ReferenceChecks.check(template);
  }

  private static void assertFails(Consumer<CloudFormation> check, CloudFormation mutant) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> check.accept(mutant));
  }

  private static Stream<Mutation> eachProperty(String type) {
    return TEMPLATE.resources(type).entrySet().stream()
        .flatMap(
            resource ->
                resource.getValue().path("Properties").properties().stream()
                    .map(Entry::getKey)
                    .filter(property -> !property.equals("Tags"))
                    .map(
                        property ->
                            change(
                                resource.getKey(),
                                "/Properties",
                                node -> ((ObjectNode) node).remove(property),
                                "without " + property)));
  }

  private static Stream<Mutation> eachElement(String type, String pointer, String what) {
    List<Mutation> mutations = new ArrayList<>();
    TEMPLATE
        .resources(type)
        .forEach(
            (id, resource) -> {
              for (int i = 0; i < resource.at(pointer).size(); i++) {
                int index = i;
                mutations.add(
                    change(
                        id, pointer, node -> ((ArrayNode) node).remove(index), what + " " + index));
              }
            });
    return mutations.stream();
  }

  private static Mutation without(String logicalId) {
    return new Mutation("without " + logicalId, TEMPLATE.without(logicalId));
  }

  private static Mutation change(
      String logicalId, String pointer, Consumer<JsonNode> change, String what) {
    return new Mutation(
        logicalId + " " + what,
        TEMPLATE.with(json -> change.accept(json.path("Resources").path(logicalId).at(pointer))));
  }

  private static ObjectNode properties(JsonNode json, String logicalId) {
    return (ObjectNode) json.path("Resources").path(logicalId).path("Properties");
  }

  private static String onlyId(String type) {
    return TEMPLATE.resources(type).keySet().iterator().next();
  }
}
