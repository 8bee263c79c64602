package dev.aludel.internal.script;

import dev.aludel.internal.text.DurationText;
import dev.aludel.revision.RevisionNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the values of a header's tags. */
final class HeaderTags {

  private static final String BASE = "base";

  private final ScriptFile file;
  private final Map<String, List<Tag>> tags;
  private final Problems problems;

  HeaderTags(ScriptFile file, Map<String, List<Tag>> tags, Problems problems) {
    this.file = file;
    this.tags = tags;
    this.problems = problems;
  }

  /** The values of a list, by comma or repetition. */
  static List<String> values(List<Tag> tags) {
    return tags.stream()
        .flatMap(tag -> Stream.of(tag.value().split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  Header header() {
    Optional<String> id = single("id").map(Tag::value);
    FileName name = FileName.of(file.name(), id);
    List<String> revises = list("revises");
    if (revises.contains(BASE) && revises.size() > 1) {
      problems.add(
          tags.getOrDefault("revises", List.of()).get(0).line(),
          "'@revises' names 'base' and other revisions. Write 'base' alone for a root, or leave it"
              + " out.");
    }
    RevisionNode node =
        new RevisionNode(
            name.id(),
            revises.stream().filter(parent -> !parent.equals(BASE)).toList(),
            list("depends-on"),
            list("label"),
            single("message").map(Tag::value).orElse(name.message()),
            file.place());
    ScriptOptions options =
        new ScriptOptions(
            onOrOff("transaction", true),
            duration("lock-timeout"),
            duration("statement-timeout"),
            ScriptOptions.DEFAULT.retry(),
            onOrOff("placeholders", false));
    return new Header(node, options);
  }

  private List<String> list(String name) {
    Set<String> values = new LinkedHashSet<>();
    for (Tag tag : tags.getOrDefault(name, List.of())) {
      for (String part : tag.value().split(",", -1)) {
        String value = part.strip();
        if (value.isEmpty()) {
          problems.add(
              tag.line(),
              tag.value().isEmpty()
                  ? "'@%s' has no value. Write one behind it, or several with commas between."
                      .formatted(name)
                  : "'@%s' has a comma with nothing beside it. Take it away.".formatted(name));
        } else if (value.chars().anyMatch(Character::isWhitespace)) {
          problems.add(
              tag.line(),
              "'@%s' names '%s', and no id or label holds a blank. Put commas between several."
                  .formatted(name, value));
        } else if (!values.add(value)) {
          problems.add(tag.line(), "'@%s' names '%s' twice. Name it once.".formatted(name, value));
        }
      }
    }
    return List.copyOf(values);
  }

  private Optional<Tag> single(String name) {
    List<Tag> found = tags.getOrDefault(name, List.of());
    for (Tag tag : found) {
      if (tag != found.get(0)) {
        problems.add(
            tag.line(),
            "'@%s' stands twice, first in line %s. Keep one.".formatted(name, found.get(0).line()));
      }
      if (tag.value().isEmpty()) {
        problems.add(
            tag.line(),
            "'@%s' has no value. Write one behind it, or leave it out.".formatted(name));
      }
    }
    return found.stream().filter(tag -> !tag.value().isEmpty()).findFirst();
  }

  private boolean onOrOff(String name, boolean otherwise) {
    Optional<Tag> tag = single(name);
    tag.filter(given -> !given.value().equals("on") && !given.value().equals("off"))
        .ifPresent(
            given ->
                problems.add(
                    given.line(),
                    "'@%s' is '%s'. Write 'on' or 'off'.".formatted(name, given.value())));
    return tag.map(given -> given.value().equals("on")).orElse(otherwise);
  }

  private Optional<Duration> duration(String name) {
    Optional<Tag> tag = single(name);
    Optional<Duration> duration = tag.flatMap(given -> DurationText.parse(given.value()));
    tag.filter(given -> duration.isEmpty())
        .ifPresent(
            given ->
                problems.add(
                    given.line(),
                    "'@%s' is '%s'. Write %s (at most 24d)."
                        .formatted(name, given.value(), DurationText.FORM)));
    return duration;
  }
}
