package dev.aludel.spring;

import dev.aludel.ApplicationFailure;
import java.util.function.UnaryOperator;

/**
 * What says who connects to a database: properties of the application, of which one may be a
 * secret, or something that is no property.
 */
sealed interface LoginOrigin {

  /**
   * A sentence for errors about a user or a password.
   *
   * @param whereSet where a property was set, such as {@code application.properties - 3:15}; empty
   *     for one that nobody set
   */
  String sentence(UnaryOperator<String> whereSet);

  /**
   * Two properties.
   *
   * @param user the property with the user
   * @param password the property with the password
   */
  record Properties(String user, String password) implements LoginOrigin {
    @Override
    public String sentence(UnaryOperator<String> whereSet) {
      return ApplicationFailure.login(user, password, whereSet);
    }
  }

  /**
   * A URL with the user in it, a bean.
   *
   * @param name how messages call it
   */
  record Other(String name) implements LoginOrigin {
    @Override
    public String sentence(UnaryOperator<String> whereSet) {
      return "The user and its password come from " + name + ".";
    }
  }
}
