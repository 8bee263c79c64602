package dev.aludel.examples.benchmarks;

import dev.aludel.Aludel;
import dev.aludel.AludelBuilder;
import dev.aludel.setting.TransactionMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;

/** Upgrades with Aludel, out of a folder, or out of a jar on the class path. */
final class AludelWorker implements Worker {

  @Override
  public void work(String database, String folder, String option) throws MalformedURLException {
    AludelBuilder builder = Aludel.builder().settings(Map.of("url", database));
    if (folder.endsWith(".jar")) {
      builder.classLoader(new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()}));
    } else {
      builder.locations("filesystem:" + folder + "/db/migrations");
    }
    if (option.equals("one transaction")) {
      builder.settings(now -> now.withTransaction(TransactionMode.ALL));
    }
    Tenants.of(option).ifPresent(tenants -> builder.tenants(() -> tenants));
    builder.build().start();
  }
}
