package dev.aludel.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.aludel.error.AludelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit doesn't bring: conditions on what users of the library see. */
final class ApiConditions {

  private ApiConditions() {}

  static final DescribedPredicate<JavaClass> CAN_BE_SEEN_FROM_OUTSIDE =
      DescribedPredicate.describe(
          "can be seen from outside",
          type ->
              type.getModifiers().contains(JavaModifier.PUBLIC)
                  && type.getEnclosingClass().map(ApiConditions::isPublic).orElse(true));

  private static boolean isPublic(JavaClass type) {
    return CAN_BE_SEEN_FROM_OUTSIDE.test(type);
  }

  static final ArchCondition<JavaClass> LIE_IN_A_NULL_MARKED_PACKAGE =
      condition(
          "lie in a package that is @NullMarked",
          type ->
              type.getPackage().isAnnotatedWith(NullMarked.class)
                  ? List.of()
                  : List.of(
                      "package '%s' (of %s) has no package-info.java with @NullMarked"
                          .formatted(type.getPackageName(), type.getSimpleName())));

  static final ArchCondition<JavaClass> SHOW_NO_INTERNAL_TYPE =
      condition("show no internal type", ApiConditions::internalTypesShown);

  static final ArchCondition<JavaClass> BE_MEMBERS_OF_THE_SEALED_ERROR_FAMILY =
      condition(
          "be final or sealed members of the family of AludelException",
          type -> {
            Class<?> loaded = type.reflect();
            boolean closed = loaded.isSealed() || type.getModifiers().contains(JavaModifier.FINAL);
            return closed && AludelException.class.isAssignableFrom(loaded)
                ? List.of()
                : List.of(
                    "'%s' is open, or stands outside the family of AludelException"
                        .formatted(type.getName()));
          });

  private static List<String> internalTypesShown(JavaClass type) {
    List<String> found = new ArrayList<>();
    type.getSuperclass().ifPresent(parent -> report(found, type, "extends", parent));
    type.getInterfaces().forEach(parent -> report(found, type, "implements", parent));
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      if (isOpen(unit.getModifiers())) {
        report(found, type, unit.getName() + "() returns", unit.getReturnType());
        unit.getParameterTypes()
            .forEach(parameter -> report(found, type, unit.getName() + "() takes", parameter));
        unit.getExceptionTypes()
            .forEach(thrown -> report(found, type, unit.getName() + "() throws", thrown));
      }
    }
    for (JavaField field : type.getFields()) {
      if (isOpen(field.getModifiers())) {
        report(found, type, field.getName() + " is", field.getType());
      }
    }
    return found;
  }

  private static boolean isOpen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static void report(List<String> found, JavaClass type, String how, JavaType shown) {
    String internal =
        shown.getAllInvolvedRawTypes().stream()
            .map(JavaClass::getName)
            .filter(name -> name.startsWith("dev.aludel.internal."))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!internal.isEmpty()) {
      found.add("'%s' %s %s".formatted(type.getName(), how, internal));
    }
  }

  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, List<String>> problems) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        problems
            .apply(type)
            .forEach(problem -> events.add(SimpleConditionEvent.violated(type, problem)));
      }
    };
  }
}
