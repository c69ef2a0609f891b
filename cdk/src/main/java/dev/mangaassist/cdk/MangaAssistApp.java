package dev.mangaassist.cdk;

import dev.mangaassist.models.ModelCatalog;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/**
 * The CDK app. The CDK's command line runs it, from the folder {@code cdk}; see {@code cdk.json}.
 */
public final class MangaAssistApp {
  private MangaAssistApp() {}

  /** Synthesizes the stack; a deployment that can not be is told in one sentence, with exit 1. */
  public static void main(String[] args) {
    try {
      synthesize();
    } catch (SynthesisException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void synthesize() {
    var app = new App();
    var settings = StackSettings.read(app.getNode()::tryGetContext, ModelCatalog.load());
    // what the command line has found out; without credentials the stack fits any account and
    // region
    var environment =
        Environment.builder()
            .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
            .region(System.getenv("CDK_DEFAULT_REGION"))
            .build();
    new MangaAssistStack(
        app,
        "MangaAssist",
        StackProps.builder()
            .description("MangaAssist: a chat assistant for a manga web store")
            .env(environment)
            .build(),
        new MangaAssistStack.Props(settings, Path.of("..", "functions")));
    app.synth();
  }
}
