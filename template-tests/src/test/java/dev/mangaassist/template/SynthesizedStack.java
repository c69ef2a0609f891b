package dev.mangaassist.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.cdk.MangaAssistStack;
import dev.mangaassist.cdk.StackSettings;
import dev.mangaassist.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** The stack as {@code cdk/cdk.json} configures it, synthesized once for all tests. */
final class SynthesizedStack {
  static final Path FUNCTIONS = Path.of("..", "functions");

  private static final Path CDK_JSON = Path.of("..", "cdk", "cdk.json");
  private static final Path OUTPUT = Path.of("target", "cdk.out").toAbsolutePath();

  static final CloudFormation TEMPLATE = synthesize();

  private SynthesizedStack() {}

  /** The template of a stack for any account and region with one setting of its own. */
  static CloudFormation with(String setting, Object value) {
    Map<String, Object> context = new HashMap<>(shippedContext());
    context.put(setting, value);
    return template(stack(Environment.builder().build(), FUNCTIONS, context));
  }

  /** Builds the stack in an app of its own, for an account and region, or for any. */
  static MangaAssistStack stack(Environment environment, Path functionsFolder) {
    return stack(environment, functionsFolder, shippedContext());
  }

  private static MangaAssistStack stack(
      Environment environment, Path functionsFolder, Map<String, Object> context) {
    var app =
        new App(
            AppProps.builder()
                .outdir(OUTPUT.toString())
                .context(context)
                .analyticsReporting(false)
                .build());
    return new MangaAssistStack(
        app,
        "MangaAssist",
        StackProps.builder().env(environment).build(),
        new MangaAssistStack.Props(
            StackSettings.read(app.getNode()::tryGetContext, ModelCatalog.load()),
            functionsFolder));
  }

  private static CloudFormation synthesize() {
    return template(stack(Environment.builder().build(), FUNCTIONS));
  }

  private static CloudFormation template(MangaAssistStack stack) {
    return new CloudFormation(new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON()));
  }

  private static Map<String, Object> shippedContext() {
    try {
      var mapper = new ObjectMapper();
      return mapper.convertValue(
          mapper.readTree(CDK_JSON.toFile()).required("context"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
