package dev.aludel.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgres.PostgresDatabase;
import dev.aludel.postgres.PostgresExtension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** An application that is started again in the same JVM, with new classes of its own. */
@ExtendWith(PostgresExtension.class)
class RestartPostgresTest {

  private static final String APPLICATION = "dev.aludel.spring.plain.PlainApplication";

  private final PostgresDatabase db;

  RestartPostgresTest(PostgresDatabase db) {
    this.db = db.fresh();
  }

  @Test
  void aRestartTakesTheNewClasses() throws Exception {
    run("classpath:shop/migrations");
    assertThat(db.strings("SELECT version_num FROM aludel_version"))
        .containsExactly("20250102_090000");
    run("classpath:shop/migrations,classpath:dev/aludel/spring/shop/again");
    assertThat(db.strings("SELECT name FROM customer ORDER BY 1"))
        .containsExactly("Ada", "Restarter");
  }

  @Test
  void nothingOfARunIsKeptInStaticFields() throws Exception {
    String place = AludelProperties.class.getProtectionDomain().getCodeSource().toString();
    List<String> kept = new ArrayList<>();
    int count = 0;
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:dev/aludel/spring/**/*.class")) {
      String path = file.getURL().getPath();
      String name = path.substring(path.lastIndexOf("dev/aludel/spring/")).replace(".class", "");
      // The other generation's part can't be loaded, and has the same fields as this one's.
      if (!name.contains("/actuate/Boot") && !name.endsWith("package-info")) {
        Class<?> type = Class.forName(name.replace('/', '.'), false, getClass().getClassLoader());
        if (type.getProtectionDomain().getCodeSource().toString().equals(place)) {
          count++;
          for (Field field : type.getDeclaredFields()) {
            boolean changes =
                Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
            if (changes && !field.isSynthetic()) {
              kept.add(field.toString());
            }
          }
        }
      }
    }
    assertThat(kept).isEmpty();
    assertThat(count).isGreaterThan(30);
  }

  private void run(String locations) throws Exception {
    Restarter loader = new Restarter(getClass().getClassLoader());
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                Applications.on(db)
                    .with("aludel.locations", locations)
                    .start(loader.loadClass(APPLICATION))
                    .close();
              } catch (Throwable e) {
                thrown[0] = e;
              }
            });
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
    assertThat(thrown[0]).isNull();
  }

  /** Like the one of DevTools: the application's classes are its own, libraries its parent's. */
  private static final class Restarter extends ClassLoader {
    Restarter(ClassLoader parent) {
      super("Restarter", parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        boolean own = name.equals(APPLICATION) || name.startsWith("dev.aludel.spring.shop.");
        if (loaded != null || !own) {
          return loaded != null ? loaded : super.loadClass(name, resolve);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
          if (in == null) {
            throw new ClassNotFoundException(name);
          }
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
  }
}
