package dev.aludel.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds classes that use each other in a circle. A class and those nested in it are one; a sealed
 * parent may name its children, which the language asks for.
 */
final class ClassCircles {

  private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
  private final Map<String, Integer> number = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<String> circles = new ArrayList<>();

  private ClassCircles() {}

  /** {@return each circle as the names of its classes, with commas between} */
  static List<String> in(JavaClasses classes) {
    ClassCircles found = new ClassCircles();
    for (JavaClass type : classes) {
      String from = outermost(type);
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        JavaClass target = use.getTargetClass();
        if (!outermost(target).equals(from) && target.getName().startsWith("dev.aludel")) {
          found.uses.computeIfAbsent(from, name -> new TreeSet<>()).add(outermost(target));
        }
      }
    }
    found.uses.keySet().stream()
        .filter(name -> !found.number.containsKey(name))
        .forEach(found::visit);
    return found.circles.stream().sorted().toList();
  }

  private static String outermost(JavaClass type) {
    String name = type.getName().replaceAll("(\\[|;)", "").replaceFirst("^Ldev", "dev");
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /** Tarjan's strongly connected components. */
  private void visit(String name) {
    number.put(name, number.size());
    lowest.put(name, number.get(name));
    open.push(name);
    for (String used : uses.getOrDefault(name, new TreeSet<>())) {
      if (!number.containsKey(used)) {
        visit(used);
        lowest.merge(name, lowest.get(used), Math::min);
      } else if (open.contains(used)) {
        lowest.merge(name, number.get(used), Math::min);
      }
    }
    if (lowest.get(name).equals(number.get(name))) {
      SortedSet<String> circle = new TreeSet<>();
      String last;
      do {
        last = open.pop();
        circle.add(last);
      } while (!last.equals(name));
      if (circle.size() > 1) {
        circles.add(String.join(", ", circle));
      }
    }
  }
}
