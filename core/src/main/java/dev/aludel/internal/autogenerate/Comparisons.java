package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Aggregate;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnDefault;
import dev.aludel.schema.Comment;
import dev.aludel.schema.CompositeType;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DomainConstraint;
import dev.aludel.schema.DomainType;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.EventTrigger;
import dev.aludel.schema.Extension;
import dev.aludel.schema.ForeignServer;
import dev.aludel.schema.Index;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.MaterializedView;
import dev.aludel.schema.Policy;
import dev.aludel.schema.Privileges;
import dev.aludel.schema.Publication;
import dev.aludel.schema.Routine;
import dev.aludel.schema.RowSecurity;
import dev.aludel.schema.Rule;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOwner;
import dev.aludel.schema.Statistic;
import dev.aludel.schema.Table;
import dev.aludel.schema.TextSearchConfiguration;
import dev.aludel.schema.Trigger;
import dev.aludel.schema.View;
import dev.aludel.schema.ViewColumn;
import dev.aludel.schema.ViewDefault;
import java.util.Map;

/** Each kind's comparison; a kind without one is made again whenever it differs. */
final class Comparisons {

  private static final Map<Class<? extends SchemaObject>, KindComparison<?>> BY_KIND =
      Map.ofEntries(
          Map.entry(Extension.class, new ExtensionComparison()),
          Map.entry(TextSearchConfiguration.class, new TextSearchConfigurationComparison()),
          Map.entry(ForeignServer.class, new ForeignServerComparison()),
          Map.entry(EnumType.class, new EnumComparison()),
          Map.entry(DomainType.class, new DomainComparison()),
          Map.entry(DomainConstraint.class, new DomainConstraintComparison()),
          Map.entry(CompositeType.class, new CompositeComparison()),
          Map.entry(Sequence.class, new Altered<Sequence>()),
          Map.entry(SequenceOwner.class, new SequenceOwnerComparison()),
          Map.entry(Table.class, new TableComparison()),
          Map.entry(Inheritance.class, new InheritanceComparison()),
          Map.entry(Column.class, new ColumnComparison()),
          Map.entry(ColumnDefault.class, new ColumnDefaultComparison()),
          Map.entry(Constraint.class, new ConstraintComparison()),
          Map.entry(Index.class, new IndexComparison()),
          Map.entry(RowSecurity.class, new RowSecurityComparison()),
          Map.entry(Routine.class, new RoutineComparison()),
          Map.entry(View.class, new ViewComparison()),
          Map.entry(ViewColumn.class, new ViewColumnComparison()),
          Map.entry(Trigger.class, new TriggerComparison()),
          Map.entry(Aggregate.class, new AggregateComparison()),
          Map.entry(EventTrigger.class, new EventTriggerComparison()),
          Map.entry(MaterializedView.class, new MaterializedViewComparison()),
          Map.entry(Policy.class, new PolicyComparison()),
          Map.entry(Rule.class, new RuleComparison()),
          Map.entry(ViewDefault.class, new ViewDefaultComparison()),
          Map.entry(Statistic.class, new StatisticComparison()),
          Map.entry(Publication.class, new PublicationComparison()),
          Map.entry(Privileges.class, new PrivilegesComparison()),
          Map.entry(Comment.class, new CommentComparison()));

  private static final KindComparison<SchemaObject> ANY_OTHER =
      (before, after) -> before.equals(after) ? Change.NONE : Change.REMAKE;

  private Comparisons() {}

  static Change between(SchemaObject before, SchemaObject after) {
    Change change =
        before.getClass() == after.getClass() ? of(before).between(before, after) : Change.REMAKE;
    return change == Change.REMAKE && before.isReplaceable() ? Change.REPLACE : change;
  }

  static boolean disturbs(SchemaObject before, SchemaObject after, SchemaObject dependent) {
    return of(before).disturbs(before, after, dependent);
  }

  static boolean breaks(SchemaObject before, SchemaObject after, SchemaObject whole) {
    return of(before).breaks(before, after, whole);
  }

  /** A record's class is the key that its comparison was registered under. */
  @SuppressWarnings("unchecked")
  private static KindComparison<SchemaObject> of(SchemaObject object) {
    return (KindComparison<SchemaObject>) BY_KIND.getOrDefault(object.getClass(), ANY_OTHER);
  }
}
