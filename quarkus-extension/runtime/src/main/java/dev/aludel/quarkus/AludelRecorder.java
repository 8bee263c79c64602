package dev.aludel.quarkus;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import jakarta.enterprise.inject.literal.NamedLiteral;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the build writes down for the start of the application; of no use to applications. */
@Recorder
public class AludelRecorder {

  private final RuntimeValue<AludelRunTimeConfig> config;

  /**
   * Made by Quarkus.
   *
   * @param config what is read at start
   */
  public AludelRecorder(RuntimeValue<AludelRunTimeConfig> config) {
    this.config = config;
  }

  /**
   * Makes the bean for all databases.
   *
   * @param managed the databases that the build found
   * @return how it is made
   */
  public Function<SyntheticCreationalContext<AludelDatabases>, AludelDatabases> databases(
      List<ManagedDatabase> managed) {
    return context ->
        new AludelDatabases(
            new DatabaseAssembler(managed, config.getValue(), ConfigProvider.getConfig()), clock());
  }

  /** The application's bean of the name 'aludel', which tests turn; else the real time. */
  private static Clock clock() {
    InjectableInstance<Clock> named =
        Arc.container().select(Clock.class, NamedLiteral.of("aludel"));
    return named.isResolvable() ? named.get() : Clock.systemUTC();
  }

  /**
   * Makes the library for one database.
   *
   * @param name the name of its data source, or an empty text
   * @return how its bean is made
   */
  public Function<SyntheticCreationalContext<Aludel>, Aludel> aludel(String name) {
    return context -> Arc.container().instance(AludelDatabases.class).get().get(name);
  }

  /**
   * Brings the databases where their modes want them, or runs a command in place of the
   * application.
   *
   * @param arguments what the process was started with
   */
  public void start(Supplier<String[]> arguments) {
    AludelDatabases databases = Arc.container().instance(AludelDatabases.class).get();
    Optional<String> command =
        AludelCommandLine.asked(arguments.get()).or(() -> config.getValue().run());
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      EntityUnits.begin();
      DevConsole.listen(databases.assembler());
    }
    boolean end;
    try {
      if (command.isPresent()) {
        Arc.container().instance(EntityUnits.class).get().listen();
        int code = AludelCommandLine.inPlaceOf(databases).run(command.get());
        throw ProcessEnd.with(code);
      }
      SchemaGeneration.warn(ConfigProvider.getConfig());
      end = new StartUp(databases).run();
    } catch (AludelException e) {
      throw ProcessEnd.because(e);
    }
    if (end) {
      throw ProcessEnd.with(0);
    }
  }
}
