package dev.aludel.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts an application several times in one JVM, each with arguments of its own: to load Spring
 * once is much faster. A start that ends its process comes last.
 */
final class Several {

  private static final String NEXT = "== next";

  private Several() {}

  /** {@return the arguments that start a program once with each of these settings} */
  static String[] arguments(Class<?> program, Applications... applications) {
    List<String> all = new ArrayList<>(List.of(program.getName()));
    for (Applications application : applications) {
      all.add(NEXT);
      all.addAll(List.of(application.arguments()));
    }
    return all.toArray(String[]::new);
  }

  /** {@return what each start wrote, errors included} */
  static List<String> told(Ended ended) {
    String[] out = ended.out().split(NEXT + "\\R", -1);
    String[] err = ended.err().split(NEXT + "\\R", -1);
    List<String> told = new ArrayList<>();
    for (int i = 1; i < out.length; i++) {
      told.add(out[i] + err[i]);
    }
    return told;
  }

  /**
   * Runs it.
   *
   * @param arguments see {@link #arguments}
   */
  public static void main(String[] arguments) throws Exception {
    Method program = Class.forName(arguments[0]).getMethod("main", String[].class);
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    while (!rest.isEmpty()) {
      List<String> after = rest.subList(1, rest.size());
      int end = after.contains(NEXT) ? after.indexOf(NEXT) : after.size();
      System.out.println(NEXT);
      System.err.println(NEXT);
      try {
        program.invoke(null, (Object) after.subList(0, end).toArray(String[]::new));
      } catch (InvocationTargetException e) {
        System.out.println("It doesn't start.");
      }
      rest = after.subList(end, after.size());
    }
  }
}
