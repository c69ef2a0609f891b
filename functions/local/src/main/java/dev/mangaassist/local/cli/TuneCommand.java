package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mangaassist.local.deployment.Deployment;
import dev.mangaassist.local.deployment.Deployments;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Runs a deployment's tuner now. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a deployment's tuner now, as its schedule does, and prints its report: what"
          + " happened since the active configuration took effect, which service levels hold, what is"
          + " recommended, and what was done. With --dry-run nothing is published, remembered or"
          + " counted.",
      "Exits with 1 if the tuner is out of reach or fails."
    })
final class TuneCommand implements Callable<Integer> {
  private static final String RUN = "{\"action\":\"tune\"}";
  private static final String DRY_RUN = "{\"action\":\"tune\",\"dryRun\":true}";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TargetOptions target;

  @Option(names = "--dry-run", description = "Says what a run would do, and does nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  TuneCommand() {
    this(Deployments::ofEnvironment);
  }

  TuneCommand(Supplier<Deployments> deployments) {
    this.target = new TargetOptions(deployments);
  }

  @Override
  public Integer call() {
    return target.run(this::tune);
  }

  private int tune(Deployment deployment) {
    try (LambdaClient client = deployment.functions()) {
      InvokeResponse response =
          client.invoke(
              request ->
                  request
                      .functionName(deployment.tunerFunction())
                      .payload(SdkBytes.fromUtf8String(dryRun ? DRY_RUN : RUN)));
      String payload = response.payload().asUtf8String();
      JsonNode answer = read(payload);
      return response.functionError() == null ? print(answer, payload) : failed(answer, payload);
    }
  }

  private static JsonNode read(String payload) {
    try {
      return TuningReportText.JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private int failed(JsonNode error, String payload) {
    return target.fail(
        error.path("errorMessage").isTextual()
            ? "The tuner failed: %s (%s)"
                .formatted(error.path("errorMessage").asText(), error.path("errorType").asText())
            : "The tuner failed: " + payload);
  }

  private int print(JsonNode report, String payload) {
    if (!report.isObject()) {
      return target.fail("The tuner answered with no report: " + payload);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.toPrettyString());
    } else {
      new TuningReportText(report).lines().forEach(out::println);
    }
    out.flush();
    return dryRun && !report.path("dryRun").asBoolean()
        ? target.fail("This was a real run: the tuner is of a release that knows no dry runs.")
        : 0;
  }
}
