package dev.aludel.internal.autogenerate;

import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which attributes of which kinds of objects differ between schemas, out of all that there are. */
final class ChangedAttributes {

  /** What an object is, and not how it is; and what is derived from a text beside it. */
  private static final Pattern NO_ATTRIBUTE =
      Pattern.compile(".*\\.(id|kind|path|position|lists|fixed|reads)(\\..*)?");

  private final Set<String> all = new TreeSet<>();
  private final Set<String> changed = new TreeSet<>();

  /** Takes note of what differs between two schemas. */
  void note(Schema before, Schema after) {
    for (Schema schema : new Schema[] {before, after}) {
      schema.objects().forEach(object -> attributes(name(object), object.getClass()));
    }
    for (SchemaObject old : before.objects()) {
      after.find(old.id()).ifPresent(now -> compare(name(old), old, now));
    }
  }

  /** {@return the attributes that were the same wherever an object was on both sides} */
  Set<String> neverChanged() {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(changed);
    left.removeIf(path -> NO_ATTRIBUTE.matcher(path).matches());
    return left;
  }

  private static String name(SchemaObject object) {
    return object.getClass().getSimpleName();
  }

  private void attributes(String path, Class<?> type) {
    if (type.isRecord() && all.add(path)) {
      for (RecordComponent component : type.getRecordComponents()) {
        attribute(path + "." + component.getName(), component.getGenericType());
      }
    }
  }

  private void attribute(String path, Type type) {
    if (type instanceof Class<?> plain && plain.isRecord()) {
      attributes(path, plain);
    } else if (type instanceof ParameterizedType generic
        && generic.getRawType() == Optional.class
        && generic.getActualTypeArguments()[0] instanceof Class<?> inner
        && inner.isRecord()) {
      attributes(path, inner);
    } else {
      all.add(path);
    }
  }

  private void compare(String path, Object before, Object after) {
    if (before.equals(after)) {
      return;
    }
    changed.add(path);
    if (before instanceof Optional<?> one && after instanceof Optional<?> other) {
      if (one.isPresent() && other.isPresent()) {
        compare(path, one.get(), other.get());
      }
    } else if (before.getClass().isRecord() && before.getClass() == after.getClass()) {
      for (RecordComponent component : before.getClass().getRecordComponents()) {
        compare(
            path + "." + component.getName(), value(component, before), value(component, after));
      }
    }
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
