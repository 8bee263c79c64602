package dev.aludel.spring;

import dev.aludel.Workbench;
import dev.aludel.report.IndexedRevisions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.aot.generate.GeneratedFiles.FileHandler;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.core.io.ByteArrayResource;

/**
 * Writes the index of the application's revisions, and hints of what it names: each SQL file as a
 * resource, each Java revision's constructor.
 *
 * <p>Tests have several contexts, each with locations of its own, and one index.
 */
final class RevisionIndexContribution implements BeanFactoryInitializationAotContribution {

  private final List<String> locations;
  private final Function<List<String>, Workbench> workbench;

  RevisionIndexContribution(List<String> locations, Function<List<String>, Workbench> workbench) {
    this.locations = List.copyOf(locations);
    this.workbench = workbench;
  }

  @Override
  public void applyTo(GenerationContext context, BeanFactoryInitializationCode code) {
    context
        .getGeneratedFiles()
        .handleFile(
            Kind.RESOURCE, IndexedRevisions.PATH, file -> write(file, context.getRuntimeHints()));
  }

  private void write(FileHandler file, RuntimeHints hints) throws IOException {
    Set<String> all = new LinkedHashSet<>(locations);
    if (file.exists()) {
      try (BufferedReader before =
          new BufferedReader(
              new InputStreamReader(file.getContent().getInputStream(), StandardCharsets.UTF_8))) {
        locations(before.lines()).forEach(path -> all.add("classpath:" + path));
      }
    }
    StringBuilder index = new StringBuilder();
    hint(workbench.apply(new ArrayList<>(all)).index(index), hints);
    ByteArrayResource bytes =
        new ByteArrayResource(index.toString().getBytes(StandardCharsets.UTF_8));
    if (file.exists()) {
      file.override(bytes);
    } else {
      file.create(bytes);
    }
  }

  private static void hint(IndexedRevisions revisions, RuntimeHints hints) {
    hints.resources().registerPattern(IndexedRevisions.PATH);
    revisions.files().forEach(hints.resources()::registerPattern);
    revisions
        .classes()
        .forEach(
            name ->
                hints
                    .reflection()
                    .registerType(
                        TypeReference.of(name), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
  }

  /** Those of an index that another context of the same build has written. */
  private static List<String> locations(Stream<String> lines) {
    return lines
        .map(line -> line.split("\t"))
        .filter(fields -> fields[0].equals("location"))
        .map(fields -> fields[1])
        .toList();
  }
}
