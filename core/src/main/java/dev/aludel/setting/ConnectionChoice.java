package dev.aludel.setting;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which database the revisions of an application run on, and who connects. Adapters say what their
 * framework has; the choice among it is the same for all.
 *
 * @param place where the database is
 * @param login who connects to it
 */
public record ConnectionChoice(Place place, Login login) {

  /** Where a database can be named; the first place that is there counts. */
  public enum Place {
    /** The settings {@code url} and {@code direct-url}. */
    URL,
    /** A data source that is marked as the one for revisions. */
    MARKED_DATA_SOURCE,
    /** Connection details, such as those of a container. */
    DETAILS,
    /** The application's own data source, ready to use. */
    DATA_SOURCE,
    /** The URL in the configuration of the application's data source. */
    DATA_SOURCE_URL,
    /** Connection details that hold only where there is no data source. */
    DETAILS_WITHOUT_DATA_SOURCE,
    /** The URL of a reactive client. */
    REACTIVE_URL;

    private boolean isDataSource() {
      return this == MARKED_DATA_SOURCE || this == DATA_SOURCE;
    }
  }

  /** Who can be named to connect; the first that is there counts. */
  public enum Login {
    /** A provider of credentials that the settings name. */
    PROVIDER,
    /** The user that the settings name, on its own or in their URL. */
    USER,
    /** A provider of credentials in the configuration of the application's data source. */
    DATA_SOURCE_PROVIDER,
    /** The user in the configuration of the application's data source. */
    DATA_SOURCE_USER,
    /** Nobody else is named: the place itself says who connects. */
    OF_PLACE
  }

  /**
   * Chooses.
   *
   * @param places whether a place is there; asked in their order, up to the first that is
   * @param logins whether somebody is named to connect; likewise
   * @return the choice; nothing where no database is named anywhere
   */
  public static Optional<ConnectionChoice> of(Predicate<Place> places, Predicate<Login> logins) {
    return Arrays.stream(Place.values())
        .filter(places)
        .findFirst()
        .map(place -> new ConnectionChoice(place, login(place, logins)));
  }

  /** A data source connects as it does, unless the settings say who; it asks its own provider. */
  private static Login login(Place place, Predicate<Login> logins) {
    return Arrays.stream(Login.values())
        .filter(login -> login.compareTo(Login.USER) <= 0 || !place.isDataSource())
        .filter(login -> login == Login.OF_PLACE || logins.test(login))
        .findFirst()
        .orElse(Login.OF_PLACE);
  }
}
