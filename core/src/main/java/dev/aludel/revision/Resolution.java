package dev.aludel.revision;

import dev.aludel.error.AmbiguousPrefixException;
import dev.aludel.error.AmbiguousStartException;
import dev.aludel.error.MultipleHeadsException;
import dev.aludel.error.NotInBranchException;
import dev.aludel.error.ResolutionException;
import dev.aludel.error.UnknownLabelException;
import dev.aludel.error.UnknownRevisionException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which revisions an identifier's branch and symbol name, leaving aside its number of steps. */
final class Resolution {

  /** Ids shorter than this are found by their full text only. */
  private static final int SHORTEST_WITH_PREFIX = 4;

  private static final Set<String> WORDS = Set.of("head", "heads", "base");

  private final Links links;
  private final Verb verb;
  private final Identifier identifier;
  private final BitSet rows;
  private final OptionalInt branch;
  private final Optional<BitSet> members;

  Resolution(Links links, Verb verb, Identifier identifier, BitSet rows) {
    this.links = links;
    this.verb = verb;
    this.identifier = identifier;
    this.rows = rows;
    branch =
        identifier.branch().isPresent() ? branch(identifier.branch().get()) : OptionalInt.empty();
    members = branch.isPresent() ? Optional.of(links.lineage(branch.getAsInt())) : Optional.empty();
  }

  /** {@return the revision that the part before the {@code @} stands for} */
  OptionalInt branch() {
    return branch;
  }

  /** {@return what lies above and below that revision, by revises alone} */
  Optional<BitSet> members() {
    return members;
  }

  /** {@return the revisions that the symbol names; none for base} */
  BitSet revisions() {
    String symbol = identifier.symbol().orElseThrow();
    return switch (symbol) {
      case "head" -> head();
      case "heads" -> heads();
      case "base" -> new BitSet();
      case "current" -> current();
      default -> Links.only(member(named(symbol)));
    };
  }

  /** {@return the one revision that the symbol names; empty for base} */
  OptionalInt revision() {
    BitSet revisions = revisions();
    if (revisions.cardinality() > 1) {
      throw identifier.symbol().filter("current"::equals).isPresent()
          ? severalCurrent(revisions, "Name one of them.")
          : multipleHeads(revisions);
    }
    return revisions.stream().findFirst();
  }

  /** {@return the real heads; with a branch, the members that no other revises} */
  BitSet heads() {
    return members.map(lineage -> Links.both(links.heads(), lineage)).orElseGet(links::realHeads);
  }

  /** The error for an identifier that counts from the current revision where there are several. */
  AmbiguousStartException severalCurrent(BitSet revisions, String action) {
    return new AmbiguousStartException(
        "'%s' starts from the current revision, but there are %s%s: %s."
            .formatted(
                identifier.text(),
                revisions.cardinality(),
                ofBranch(),
                Wording.revisions(links.nodes(revisions))),
        action,
        identifier.text(),
        links.ids(revisions));
  }

  /** The error for an identifier that is well formed and yet means nothing here. */
  ResolutionException unsuitable(String reason, String action) {
    return new ResolutionException(
        ResolutionException.Reason.UNSUITABLE,
        "'" + identifier.text() + "' " + reason,
        action,
        identifier.text());
  }

  /** {@return words that name the branch where there is one} */
  String ofBranch() {
    return identifier.branch().map(label -> " of branch '" + label + "'").orElse("");
  }

  /** A tip that another tip depends on doesn't count: who has the other one has both. */
  private BitSet head() {
    BitSet heads = heads();
    BitSet tips = Links.difference(heads, links.overlaps(heads));
    if (tips.cardinality() > 1) {
      throw multipleHeads(tips);
    }
    return tips;
  }

  private BitSet current() {
    if (verb.startsFromCurrent()) {
      throw unsuitable(
          "means nothing to %s, which starts from the current revisions.".formatted(verb.noun()),
          "Name a revision, or count from the current one with '+1' or '-1'.");
    }
    if (!verb.takesCurrent()) {
      throw unsuitable(
          "means nothing to %s, which asks no database.".formatted(verb.noun()),
          "Name a revision, or use 'head'.");
    }
    return members.map(lineage -> Links.both(rows, lineage)).orElse(rows);
  }

  private int named(String name) {
    OptionalInt exact = exact(name);
    return exact.isPresent()
        ? exact.getAsInt()
        : prefixed(name, members).orElseThrow(() -> unknown(name));
  }

  private OptionalInt branch(String name) {
    OptionalInt exact = exact(name);
    if (exact.isPresent() || WORDS.contains(name)) {
      return OptionalInt.of(exact.orElseThrow(() -> unknownLabel(name)));
    }
    return OptionalInt.of(prefixed(name, Optional.empty()).orElseThrow(() -> unknownLabel(name)));
  }

  private OptionalInt exact(String name) {
    OptionalInt revision = links.find(name);
    return revision.isPresent() ? revision : links.labelled(name);
  }

  private OptionalInt prefixed(String prefix, Optional<BitSet> within) {
    BitSet found = new BitSet();
    for (int revision = 0; revision < links.size(); revision++) {
      String id = links.id(revision);
      found.set(revision, id.length() >= SHORTEST_WITH_PREFIX && id.startsWith(prefix));
    }
    within.ifPresent(found::and);
    if (found.cardinality() > 1) {
      throw ambiguous(prefix, found);
    }
    return found.stream().findFirst();
  }

  private int member(int revision) {
    if (members.isPresent() && !members.get().get(revision)) {
      throw new NotInBranchException(
          "%s is not a member of branch '%s': it lies neither above nor below %s."
              .formatted(
                  links.node(revision).named(),
                  identifier.branch().orElseThrow(),
                  links.node(branch.orElseThrow()).named()),
          "Leave out '%s@', or name a revision of that branch."
              .formatted(identifier.branch().orElseThrow()),
          identifier.text(),
          links.id(revision));
    }
    return revision;
  }

  private MultipleHeadsException multipleHeads(BitSet heads) {
    List<String> ids = links.ids(heads);
    return new MultipleHeadsException(
        "Found %s heads%s: %s."
            .formatted(heads.cardinality(), ofBranch(), Wording.revisions(links.nodes(heads))),
        waysOut(heads, ids),
        identifier.text(),
        ids);
  }

  /** Trees that grow apart on purpose are not to be joined; the other heads are. */
  private String waysOut(BitSet heads, List<String> ids) {
    String chosen = ids.stream().filter(id -> !verb.names(id)).findFirst().orElse(ids.get(0));
    String one = verb.typed(identifier.from(chosen));
    String allHeads = identifier.branch().map(label -> label + "@").orElse("") + "heads";
    String all = verb.typed(allHeads);
    boolean everything = verb.reachesHeads() && !identifier.relative();
    if (links.apart(heads)) {
      return "They have no revision in common, so each is a tree of its own. "
          + (everything ? "Take all of them with " + all + ", or name" : "Name")
          + " the one you want: %s.".formatted(one);
    }
    boolean few = Wording.isShort(ids);
    return "Join them with 'merge %s', or name the one you want: %s."
            .formatted(few ? String.join(" ", ids) : allHeads, one)
        + (few
            ? " The merge is a new file with the line '-- @revises %s'."
                .formatted(String.join(", ", ids))
            : "")
        + (everything ? " Until then %s takes all of them.".formatted(all) : "");
  }

  private AmbiguousPrefixException ambiguous(String prefix, BitSet candidates) {
    return new AmbiguousPrefixException(
        "'%s' is the beginning of %s ids: %s."
            .formatted(
                prefix, candidates.cardinality(), Wording.revisions(links.nodes(candidates))),
        "Write more of the id that you mean.",
        identifier.text(),
        links.ids(candidates));
  }

  private UnknownRevisionException unknown(String name) {
    List<String> known = new ArrayList<>(WORDS);
    known.addAll(links.ids());
    known.addAll(links.labels());
    List<String> nearest = Nearest.to(name, known);
    return new UnknownRevisionException(
        "There is no revision '%s'%s: no id or label is called so, and no id begins so."
            .formatted(
                name, identifier.branch().map(label -> " in branch '" + label + "'").orElse("")),
        suggestion(nearest, "See which there are with 'history'."),
        identifier.text(),
        nearest);
  }

  private UnknownLabelException unknownLabel(String name) {
    List<String> known = new ArrayList<>(links.ids());
    known.addAll(links.labels());
    List<String> nearest = Nearest.to(name, known);
    return new UnknownLabelException(
        "There is no branch '%s': no label or id is called so, and no id begins so."
            .formatted(name),
        suggestion(nearest, "See which there are with 'history'."),
        identifier.text(),
        nearest);
  }

  private static String suggestion(List<String> nearest, String otherwise) {
    return nearest.isEmpty()
        ? otherwise
        : "Did you mean " + Wording.or(Wording.quoted(nearest)) + "?";
  }
}
