package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.ResolutionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message of one command's rules, told to a person who typed another command. */
class TypedCommandTest {

  static Stream<Class<?>> kinds() {
    return Arrays.stream(ResolutionException.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theFailureKeepsItsKindAndItsData(Class<?> kind) throws ReflectiveOperationException {
    Constructor<?> constructor = kind.getConstructors()[0];
    Class<?> data = constructor.getParameterTypes()[3];
    Object value = data == int.class ? (Object) 3 : data == String.class ? "a" : List.of("a", "b");
    ResolutionException found =
        (ResolutionException)
            constructor.newInstance("Found it.", "Type 'show x' or 'heads'.", "x", value);
    ResolutionException typed = found.typedAs("show ", "edit ");
    assertThat(typed).isInstanceOf(kind).hasMessage("Found it.\nType 'edit x' or 'heads'.");
    assertThat(typed.identifier()).isEqualTo("x");
    assertThat(typed.reason()).isEqualTo(found.reason());
    List<Method> accessors =
        Arrays.stream(kind.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getParameterCount() == 0)
            .toList();
    assertThat(accessors).isNotEmpty();
    for (Method accessor : accessors) {
      assertThat(accessor.invoke(typed)).as(accessor.getName()).isEqualTo(value);
    }
  }

  @Test
  void oneThatNamesNoCommandStaysTheSame() {
    ResolutionException found =
        new ResolutionException(
            ResolutionException.Reason.UNSUITABLE, "Found it.", "Name another one.", "x");
    assertThat(found.typedAs("show ", "edit ")).isSameAs(found);
  }
}
