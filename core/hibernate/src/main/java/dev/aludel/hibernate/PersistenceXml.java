package dev.aludel.hibernate;

import dev.aludel.error.AutogenerateException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The persistence units of {@code META-INF/persistence.xml}, wherever the class path has one, and
 * the settings of {@code hibernate.properties} beside them.
 */
final class PersistenceXml {

  private static final String PROPERTIES = "hibernate.properties";
  private static final String FILE = "META-INF/persistence.xml";

  /**
   * One unit as the file has it.
   *
   * @param name its name
   * @param unit the classes, files and properties that it names
   * @param closed whether only these classes count
   */
  record Unit(String name, EntityUnit unit, boolean closed) {}

  private PersistenceXml() {}

  /** {@return every unit that the class path has, in its order} */
  static List<Unit> units(ClassLoader classLoader) {
    List<Unit> units = new ArrayList<>();
    try {
      for (URL file : Collections.list(classLoader.getResources(FILE))) {
        for (Element unit : children(root(file), "persistence-unit")) {
          units.add(unit(unit));
        }
      }
    } catch (IOException e) {
      throw unreadable(FILE, e);
    }
    return units;
  }

  /** {@return what {@code hibernate.properties} sets for every unit, where there is one} */
  static Map<String, Object> properties(ClassLoader classLoader) {
    Properties properties = new Properties();
    try (InputStream text = classLoader.getResourceAsStream(PROPERTIES)) {
      if (text != null) {
        properties.load(text);
      }
    } catch (IOException e) {
      throw unreadable(PROPERTIES, e);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private static Element root(URL file) throws IOException {
    try (InputStream text = file.openStream()) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(text).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static Unit unit(Element element) {
    String name = element.getAttribute("name");
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Element properties : children(element, "properties")) {
      for (Element property : children(properties, "property")) {
        settings.put(property.getAttribute("name"), property.getAttribute("value"));
      }
    }
    List<Element> unlisted = children(element, "exclude-unlisted-classes");
    return new Unit(
        name,
        new EntityUnit(
            "hibernate:" + name,
            texts(element, "class"),
            List.of(),
            texts(element, "mapping-file"),
            settings),
        !unlisted.isEmpty() && !unlisted.get(0).getTextContent().strip().equals("false"));
  }

  private static List<String> texts(Element element, String name) {
    return children(element, name).stream().map(one -> one.getTextContent().strip()).toList();
  }

  private static List<Element> children(Element element, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child && child.getLocalName().equals(name)) {
        found.add(child);
      }
    }
    return found;
  }

  private static AutogenerateException unreadable(String place, Exception e) {
    return new AutogenerateException(
        "'%s' can't be read: %s.".formatted(place, e.getMessage()),
        "Repair it; Hibernate reads the same file.",
        e);
  }
}
