package dev.mangaassist.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Where alarms become messages to people: encrypted at rest, over TLS only, and open to the
 * CloudWatch of this account alone.
 */
final class AlarmTopic extends Construct {
  private final Topic topic;

  /**
   * Properties of the topic.
   *
   * @param email whom it writes to, once they have confirmed that they want it; nobody if empty
   */
  record Props(Optional<String> email) {}

  AlarmTopic(Construct scope, String id, Props props) {
    super(scope, id);
    Key key =
        Key.Builder.create(this, "Key")
            .description("Encrypts the alarms of MangaAssist on their way to people")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    key.addToResourcePolicy(cloudWatchMay(List.of("kms:Decrypt", "kms:GenerateDataKey*"), "*"));
    this.topic =
        Topic.Builder.create(this, "Topic")
            .displayName("MangaAssist")
            .masterKey(key)
            .enforceSsl(true)
            .build();
    topic.addToResourcePolicy(cloudWatchMay(List.of("sns:Publish"), topic.getTopicArn()));
    props.email().map(EmailSubscription::new).ifPresent(topic::addSubscription);
  }

  ITopic topic() {
    return topic;
  }

  /** For the alarms of this account only: the service acts for whoever owns an alarm. */
  private PolicyStatement cloudWatchMay(List<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(actions)
        .resources(List.of(resource))
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
        .build();
  }
}
