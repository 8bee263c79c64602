package dev.aludel.spring;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;

/** Where a database is: a data source, or a URL as text. */
final class DatabasePlace {

  /** Up to the parameters, without who connects. */
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?(?:r2dbcs?:)?(?:pool:)?postgres(?:ql)?://(?:[^@/]*@)?([^?]*).*");

  private DatabasePlace() {}

  /** {@return whether two places are surely one} */
  static boolean isSame(Object one, Object other) {
    return one == other || url(one).isPresent() && url(one).equals(url(other));
  }

  /** {@return whether two places may be one; what can't be told apart may be} */
  static boolean mayBeSame(@Nullable Object one, Object other) {
    Optional<String> url = url(one);
    Optional<String> otherUrl = url(other);
    return one == other || url.isEmpty() || otherUrl.isEmpty() || url.equals(otherUrl);
  }

  private static Optional<String> url(@Nullable Object place) {
    @Nullable Object url =
        place instanceof DataSource
            ? Optional.ofNullable(property(place, "jdbcUrl"))
                .orElseGet(() -> property(place, "url"))
            : place;
    Matcher matcher = URL.matcher(String.valueOf(url));
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT).replace(":5432/", "/"))
        : Optional.empty();
  }

  /** {@return what a bean has there; nothing where it lacks it} */
  static @Nullable Object property(Object bean, String path) {
    try {
      return PropertyAccessorFactory.forBeanPropertyAccess(bean).getPropertyValue(path);
    } catch (BeansException e) {
      return null;
    }
  }
}
