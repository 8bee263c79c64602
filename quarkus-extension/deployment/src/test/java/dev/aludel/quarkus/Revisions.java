package dev.aludel.quarkus;

import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/** Small revisions for an application to hold. */
final class Revisions {

  private Revisions() {}

  /**
   * A revision that does next to nothing.
   *
   * @param parent the id that it revises
   * @return its file
   */
  static Asset after(String parent) {
    return after(parent, "SELECT 1;");
  }

  /**
   * A revision.
   *
   * @param parent the id that it revises
   * @param upgrade the SQL of its upgrade
   * @return its file
   */
  static Asset after(String parent, String upgrade) {
    return new StringAsset(
        """
        -- @revises %s

        -- @upgrade
        %s

        -- @downgrade
        SELECT 1;
        """
            .formatted(parent, upgrade));
  }
}
