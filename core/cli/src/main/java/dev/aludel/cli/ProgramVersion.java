package dev.aludel.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar that this class lies in. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return new String[] {"aludel " + (version == null ? "development" : version)};
  }
}
