package dev.aludel.quarkus.revisions;

import dev.aludel.migration.Migration;
import dev.aludel.migration.Operations;
import dev.aludel.migration.Revision;
import jakarta.inject.Inject;

/** A revision that only the container can make. */
@Revision(id = "20250103_090000", revises = "20250102_090000", message = "greet")
final class R20250103_090000_Greet implements Migration {

  private final Greeter greeter;

  @Inject
  R20250103_090000_Greet(Greeter greeter) {
    this.greeter = greeter;
  }

  @Override
  public void upgrade(Operations op) {
    op.execute("UPDATE customer SET name = '" + greeter.greeting() + " Ada'");
  }
}
