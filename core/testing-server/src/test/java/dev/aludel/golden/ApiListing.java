package dev.aludel.golden;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type's public face as lines of text: what it is, then what it offers, sorted.
 *
 * <p>Written by hand, because what reflection prints by itself differs between JDKs.
 */
final class ApiListing {

  private static final Set<String> EVERY_RECORD_HAS =
      Set.of("equals(Object)", "hashCode()", "toString()");

  private final Class<?> type;

  private ApiListing(Class<?> type) {
    this.type = type;
  }

  static List<String> of(Class<?> type) {
    return new ApiListing(type).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(declaration());
    Set<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOpen(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            field.isEnumConstant()
                ? field.getName()
                : modifiers(field.getModifiers())
                    + name(field.getAnnotatedType())
                    + " "
                    + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOpen(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add(
            modifiers(constructor.getModifiers())
                + "new"
                + parameters(constructor)
                + thrown(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOpen(method.getModifiers()) && !method.isSynthetic() && !comesByItself(method)) {
        members.add(signature(method));
      }
    }
    members.forEach(member -> lines.add(type.getName() + " " + member));
    return lines;
  }

  private String declaration() {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isRecord()
                ? "record"
                : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    int implied =
        type.isInterface()
            ? Modifier.ABSTRACT | Modifier.INTERFACE | Modifier.STATIC
            : type.isRecord() || type.isEnum() ? Modifier.FINAL | Modifier.STATIC : 0;
    String sealed = type.isSealed() ? "sealed " : "";
    String parents =
        Stream.concat(
                Optional.ofNullable(type.getGenericSuperclass())
                    .filter(parent -> parent != Object.class && kind.equals("class"))
                    .stream(),
                Arrays.stream(type.getGenericInterfaces()).filter(parent -> !type.isAnnotation()))
            .map(ApiListing::name)
            .collect(Collectors.joining(", "));
    String permitted =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", " permits ", ""))
            : "";
    return "%s: %s%s%s%s%s%s"
        .formatted(
            type.getName(),
            modifiers(type.getModifiers() & ~implied & ~Modifier.PUBLIC),
            sealed,
            kind,
            variables(type.getTypeParameters()),
            parents.isEmpty() ? "" : " of " + parents,
            permitted);
  }

  private String signature(Method method) {
    int implied = type.isInterface() ? Modifier.ABSTRACT : 0;
    String variables = variables(method.getTypeParameters());
    @Nullable Object defaultValue = method.getDefaultValue();
    return modifiers(method.getModifiers() & ~implied)
        + (method.isDefault() ? "default " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + name(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method)
        + thrown(method)
        + (defaultValue == null ? "" : " default " + printed(defaultValue));
  }

  private static String printed(Object value) {
    return value instanceof Object[] values
        ? Arrays.deepToString(values)
        : value instanceof String text ? "\"" + text + "\"" : value.toString();
  }

  private boolean comesByItself(Method method) {
    String signature =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    return EVERY_RECORD_HAS.contains(signature)
        || type.isEnum() && Set.of("values()", "valueOf(String)").contains(signature);
  }

  private static String parameters(Executable executable) {
    AnnotatedType[] types = parameterTypes(executable);
    return IntStream.range(0, types.length)
        .mapToObj(
            i ->
                executable.isVarArgs() && i == types.length - 1
                    ? name(types[i]).replaceFirst("\\[]$", "...")
                    : name(types[i]))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * A record's canonical constructor has the types of its components: asked for its own, JDK 17
   * forgets their arguments where a newer JDK compiled it.
   */
  private static AnnotatedType[] parameterTypes(Executable executable) {
    Class<?> owner = executable.getDeclaringClass();
    boolean canonical =
        executable instanceof Constructor
            && owner.isRecord()
            && Arrays.equals(
                executable.getParameterTypes(),
                Arrays.stream(owner.getRecordComponents()).map(RecordComponent::getType).toArray());
    return canonical
        ? Arrays.stream(owner.getRecordComponents())
            .map(RecordComponent::getAnnotatedType)
            .toArray(AnnotatedType[]::new)
        : executable.getAnnotatedParameterTypes();
  }

  private static String thrown(Executable executable) {
    return executable.getExceptionTypes().length == 0
        ? ""
        : Arrays.stream(executable.getGenericExceptionTypes())
            .map(ApiListing::name)
            .collect(Collectors.joining(", ", " throws ", ""));
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable.getBounds()))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounds(Type[] bounds) {
    return bounds.length == 0 || bounds[0] == Object.class
        ? ""
        : Arrays.stream(bounds)
            .map(ApiListing::name)
            .collect(Collectors.joining(" & ", " extends ", ""));
  }

  private static String name(AnnotatedType annotated) {
    return (annotated.isAnnotationPresent(Nullable.class) ? "@Nullable " : "")
        + name(annotated.getType());
  }

  /** Names of java.lang and java.util are short, as in the code; our own start below dev.aludel. */
  private static String name(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isArray()
          ? name(plain.getComponentType()) + "[]"
          : plain
              .getName()
              .replaceFirst("^(java\\.(lang|util)\\.(?=[^.]*$)|dev\\.aludel\\.)", "")
              .replace('$', '.');
    }
    if (type instanceof ParameterizedType generic) {
      return name(generic.getRawType())
          + Arrays.stream(generic.getActualTypeArguments())
              .map(ApiListing::name)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    if (type instanceof GenericArrayType array) {
      return name(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getLowerBounds().length > 0
          ? "? super " + name(wildcard.getLowerBounds()[0])
          : "?" + bounds(wildcard.getUpperBounds());
    }
    return type.getTypeName();
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** Those that matter to a user; public is what the list is about. */
  private static String modifiers(int modifiers) {
    String all =
        Modifier.toString(
            modifiers
                & (Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL));
    return all.isEmpty() ? "" : all + " ";
  }
}
