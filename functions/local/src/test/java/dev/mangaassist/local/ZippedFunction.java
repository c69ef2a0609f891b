package dev.mangaassist.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's zip, unpacked and run by Lambda's runtime client in a process of its own. */
final class ZippedFunction {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Several clients would race for the one place that each unpacks its library to. */
  private static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path folder;
  private final String handler;
  private final Map<String, String> environment;

  /**
   * @param folder an empty folder of this function's own
   */
  ZippedFunction(Path zip, Path folder, String handler, Map<String, String> environment)
      throws IOException {
    this.folder = folder;
    this.handler = handler;
    this.environment = environment;
    unpack(zip, folder.resolve("task"));
  }

  /** Starts the function, sends it an event, and returns its response. */
  String answer(String event) throws Exception {
    Path log = folder.resolve("log.txt");
    try (RuntimeApi api = new RuntimeApi()) {
      Process process = start(api.address(), log);
      try {
        return api.send(event, PATIENCE);
      } catch (Exception e) {
        throw new AssertionError("No response; the function wrote:\n" + Files.readString(log), e);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(String runtimeApi, Path log) throws IOException, URISyntaxException {
    Path task = folder.resolve("task");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + LIBRARY_PROPERTY + "=" + nativeLibrary());
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            // what the runtime brings, then what the zip does
            jarOf(AWSLambda.class),
            jarOf(Context.class),
            jarOf(PojoSerializer.class),
            task.toString(),
            task.resolve("lib") + File.separator + "*"));
    command.add(AWSLambda.class.getName());
    command.add(handler);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "zipped");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    builder.environment().put("AWS_ACCESS_KEY_ID", "local");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    return builder.start();
  }

  private Path nativeLibrary() throws IOException {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    Path library = folder.resolve("client.so");
    String resource = "/jni/libaws-lambda-jni.linux-" + arch + ".so";
    try (InputStream in = Objects.requireNonNull(AWSLambda.class.getResourceAsStream(resource))) {
      Files.copy(in, library);
    }
    return library;
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        Path path = target.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(Objects.requireNonNull(path.getParent()));
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, path);
          }
        }
      }
    }
  }
}
