package dev.aludel.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.setting.ConnectionChoice.Login;
import dev.aludel.setting.ConnectionChoice.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionChoiceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what there is                            | who is named                     | place                       | login
          URL                                        |                                  | URL                         | OF_PLACE
          URL                                        | USER                             | URL                         | USER
          URL DATA_SOURCE                            | DATA_SOURCE_USER                 | URL                         | DATA_SOURCE_USER
          URL DATA_SOURCE                            | DATA_SOURCE_PROVIDER             | URL                         | DATA_SOURCE_PROVIDER
          URL DATA_SOURCE                            | USER DATA_SOURCE_PROVIDER        | URL                         | USER
          URL DATA_SOURCE                            | PROVIDER USER                    | URL                         | PROVIDER
          URL MARKED_DATA_SOURCE                     |                                  | URL                         | OF_PLACE
          MARKED_DATA_SOURCE DETAILS DATA_SOURCE     |                                  | MARKED_DATA_SOURCE          | OF_PLACE
          MARKED_DATA_SOURCE DATA_SOURCE             | USER                             | MARKED_DATA_SOURCE          | USER
          DETAILS DATA_SOURCE                        |                                  | DETAILS                     | OF_PLACE
          DETAILS DATA_SOURCE                        | USER                             | DETAILS                     | USER
          DATA_SOURCE DATA_SOURCE_URL                |                                  | DATA_SOURCE                 | OF_PLACE
          DATA_SOURCE DATA_SOURCE_URL                | DATA_SOURCE_USER                 | DATA_SOURCE                 | OF_PLACE
          DATA_SOURCE DATA_SOURCE_URL                | DATA_SOURCE_PROVIDER             | DATA_SOURCE                 | OF_PLACE
          DATA_SOURCE DATA_SOURCE_URL                | USER DATA_SOURCE_USER            | DATA_SOURCE                 | USER
          DATA_SOURCE DATA_SOURCE_URL                | PROVIDER DATA_SOURCE_PROVIDER    | DATA_SOURCE                 | PROVIDER
          DATA_SOURCE DETAILS_WITHOUT_DATA_SOURCE    |                                  | DATA_SOURCE                 | OF_PLACE
          DATA_SOURCE_URL REACTIVE_URL               | DATA_SOURCE_USER                 | DATA_SOURCE_URL             | DATA_SOURCE_USER
          DATA_SOURCE_URL                            | DATA_SOURCE_PROVIDER             | DATA_SOURCE_URL             | DATA_SOURCE_PROVIDER
          DETAILS_WITHOUT_DATA_SOURCE REACTIVE_URL   | USER                             | DETAILS_WITHOUT_DATA_SOURCE | USER
          REACTIVE_URL                               |                                  | REACTIVE_URL                | OF_PLACE
          REACTIVE_URL                               | USER DATA_SOURCE_USER            | REACTIVE_URL                | USER
          REACTIVE_URL                               | DATA_SOURCE_USER                 | REACTIVE_URL                | DATA_SOURCE_USER
          REACTIVE_URL                               | DATA_SOURCE_PROVIDER             | REACTIVE_URL                | DATA_SOURCE_PROVIDER
          """)
  void theFirstPlaceThatIsThereCountsAndWhoConnectsGoesWithIt(
      String there, @Nullable String named, Place place, Login login) {
    Set<Place> places = set(Place.class, there);
    Set<Login> logins = set(Login.class, named);
    assertThat(ConnectionChoice.of(places::contains, logins::contains))
        .contains(new ConnectionChoice(place, login));
  }

  @Test
  void withoutAPlaceThereIsNothingToChoose() {
    assertThat(ConnectionChoice.of(place -> false, login -> true)).isEmpty();
  }

  @Test
  void whatComesBehindTheFirstPlaceIsNotAskedFor() {
    List<Place> asked = new ArrayList<>();
    ConnectionChoice.of(
        place -> {
          asked.add(place);
          return place == Place.DETAILS;
        },
        login -> false);
    assertThat(asked).containsExactly(Place.URL, Place.MARKED_DATA_SOURCE, Place.DETAILS);
  }

  private static <E extends Enum<E>> Set<E> set(Class<E> type, @Nullable String names) {
    EnumSet<E> set = EnumSet.noneOf(type);
    if (names != null) {
      Arrays.stream(names.split(" ")).forEach(name -> set.add(Enum.valueOf(type, name)));
    }
    return set;
  }
}
