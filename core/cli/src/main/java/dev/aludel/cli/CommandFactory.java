package dev.aludel.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes each command with the program that it belongs to. */
final class CommandFactory implements IFactory {

  private final AludelCommand program;
  private final IFactory others = CommandLine.defaultFactory();

  CommandFactory(AludelCommand program) {
    this.program = program;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == AludelCommand.class) {
        return type.cast(constructor.newInstance(program));
      }
    }
    return others.create(type);
  }
}
