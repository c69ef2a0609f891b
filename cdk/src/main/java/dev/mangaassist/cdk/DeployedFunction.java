package dev.mangaassist.cdk;

import dev.mangaassist.shared.settings.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One Lambda function with its log group and a role that holds the given statements, the right to
 * write to that log group, and nothing else: grants that other constructs would add are dropped.
 */
final class DeployedFunction extends Construct {
  private final Function function;

  /**
   * Properties of a function.
   *
   * @param spec its row in the table of functions
   * @param functionsFolder the folder {@code functions} of a built repository
   * @param values at least the variables that it reads
   * @param statements what it may do, besides logging
   */
  record Props(
      ChatFunction spec,
      Path functionsFolder,
      Map<Variable, String> values,
      List<PolicyStatement> statements) {}

  /**
   * @throws SynthesisException if the function's zip is not there
   */
  DeployedFunction(Construct scope, String id, Props props) {
    super(scope, id);
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs")
            .retention(RetentionDays.TWO_WEEKS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Role role = role(logs, props.statements());
    this.function =
        Function.Builder.create(this, "Function")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(zip(props).toString()))
            .handler(props.spec().handlerClass() + "::handleRequest")
            .memorySize(props.spec().memoryMib())
            .timeout(Duration.seconds(props.spec().timeoutSeconds()))
            .environment(environment(props))
            .logGroup(logs)
            .role(role.withoutPolicyUpdates())
            .build();
  }

  Function function() {
    return function;
  }

  private Role role(LogGroup logs, List<PolicyStatement> statements) {
    List<PolicyStatement> all = new ArrayList<>(statements);
    all.add(
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logs.getLogGroupArn()))
            .build());
    return Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(Map.of("Access", PolicyDocument.Builder.create().statements(all).build()))
        .build();
  }

  private static Map<String, String> environment(Props props) {
    Map<Variable, String> read = new EnumMap<>(props.values());
    read.keySet().retainAll(props.spec().reads());
    if (!read.keySet().equals(props.spec().reads())) {
      throw new IllegalStateException(
          "%s reads %s, but only %s have values"
              .formatted(props.spec(), props.spec().reads(), read.keySet()));
    }
    Map<String, String> environment = new TreeMap<>();
    read.forEach((variable, value) -> environment.put(variable.name(), value));
    return environment;
  }

  private static Path zip(Props props) {
    Path zip = props.spec().zip(props.functionsFolder()).toAbsolutePath().normalize();
    if (!Files.isRegularFile(zip)) {
      throw new SynthesisException(
          "The zip of function '%s' must be at %s, but it is not: run './mvnw -DskipTests package' in the repository's root."
              .formatted(props.spec().constructId(), zip));
    }
    return zip;
  }
}
