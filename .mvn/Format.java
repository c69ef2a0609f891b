import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks, or with {@code apply} rewrites, every Java file below the given folders in
 * google-java-format. Run by the build; see the execution {@code format} in pom.xml.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    var formatter = new Formatter();
    List<Path> different = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      for (Path file : sources(Path.of(args[i]))) {
        String source = Files.readString(file);
        String tidy = RemoveUnusedImports.removeUnusedImports(source);
        tidy = ImportOrderer.reorderImports(tidy, JavaFormatterOptions.Style.GOOGLE);
        tidy = formatter.formatSource(tidy);
        if (!tidy.equals(source)) {
          different.add(file);
          if (apply) {
            Files.writeString(file, tidy);
          }
        }
      }
    }
    if (!different.isEmpty()) {
      different.forEach(file -> System.err.println((apply ? "formatted " : "unformatted ") + file));
      if (!apply) {
        System.err.println("Run ./mvnw -Pformat to format them.");
        System.exit(1);
      }
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .sorted()
          .toList();
    }
  }
}
