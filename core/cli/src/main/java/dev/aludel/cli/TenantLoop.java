package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionFailedException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command once; or, where the database has tenants and none was named, once for each of
 * them. A failure in one tenant does not stop the others.
 */
final class TenantLoop implements IExecutionStrategy {

  private final AludelCommand program;

  TenantLoop(AludelCommand program) {
    this.program = program;
  }

  @Override
  public int execute(ParseResult result) {
    ParseResult last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    List<String> tenants = tenants(last);
    if (tenants.isEmpty()) {
      return new RunLast().execute(result);
    }
    if (last.hasMatchedOption("--json")) {
      throw new ParameterException(
          last.commandSpec().commandLine(),
          "'--json' tells of one tenant: name it with '--tenant'.");
    }
    int code = 0;
    for (String tenant : tenants) {
      program.project().choose(tenant);
      try {
        code = Math.max(code, new RunLast().execute(result));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof AludelException failure)
            || failure instanceof ConnectionFailedException) {
          throw e;
        }
        code = program.failed(failure, program.debug());
      }
    }
    return code;
  }

  private List<String> tenants(ParseResult last) {
    CommandLine command = last.commandSpec().commandLine();
    boolean loops =
        command.getCommand() instanceof TenantCommand
            && !last.isUsageHelpRequested()
            && !last.hasMatchedOption("--sql");
    try {
      return loops ? program.project().tenants() : List.of();
    } catch (AludelException e) {
      throw new ExecutionException(command, e.description(), e);
    }
  }
}
