package dev.aludel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users can name is written down, so that a change of it is seen, and meant. */
class PublicApiTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/aludel/architecture/public-api.txt");

  @Test
  void thePublicApiIsTheOneThatIsWrittenDown() throws IOException {
    List<String> api = publicApi();
    if ("update".equals(System.getProperty("aludel.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, String.join("\n", api) + "\n");
    }
    List<String> golden =
        Files.exists(GOLDEN) ? Arrays.asList(Files.readString(GOLDEN).split("\\R")) : List.of();
    List<String> added = new ArrayList<>(api);
    added.removeAll(golden);
    List<String> removed = new ArrayList<>(golden);
    removed.removeAll(api);
    assertThat(api)
        .withFailMessage(
            """
            The public API differs from core/%s.
            New:
            %s
            Gone:
            %s
            If that is meant, write it down and commit it: \
            mvn -pl core -Dtest=PublicApiTest -Daludel.golden=update test""",
            GOLDEN, indented(added), indented(removed))
        .isEqualTo(golden);
  }

  private static String indented(List<String> lines) {
    return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  /** One line for each type and member, so that a line says whose it is wherever it is read. */
  private static List<String> publicApi() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.aludel")
            .stream()
            .filter(type -> !type.getPackageName().startsWith("dev.aludel.internal"))
            .filter(ApiConditions.CAN_BE_SEEN_FROM_OUTSIDE)
            .sorted(Comparator.comparing(JavaClass::getName))
            .flatMap(type -> ApiListing.of(type.reflect()).stream())
            .toList();
  }
}
