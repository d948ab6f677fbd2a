package nl.magbellen.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A jar from Maven Central, with what its POM says. */
record Artifact(String group, String name, String version, String classifier)
    implements Comparable<Artifact> {

  private static final Path REPOSITORY = Path.of(System.getProperty("magbellen.maven-repository"));

  /** From {@code group:name:classifier:type:version}, as Quarkus lists what it packages. */
  static Artifact parse(String line) {
    String[] parts = line.split(":");
    return new Artifact(parts[0], parts[1], parts[4], parts[2]);
  }

  boolean isOurs() {
    return group.equals("nl.magbellen");
  }

  /** Its path in a repository. */
  String jar() {
    return file(classifier.isEmpty() ? ".jar" : "-" + classifier + ".jar");
  }

  /** The names of its licences: those of its POM or, where that has none, of the next parent. */
  List<String> licences() throws IOException {
    Element pom = pom();
    List<String> names = new ArrayList<>();
    Element licences = child(pom, "licenses");
    if (licences != null) {
      for (Node node = licences.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element licence) {
          names.add(text(licence, "name"));
        }
      }
    }
    Element parent = child(pom, "parent");
    if (!names.isEmpty() || parent == null) {
      return names;
    }
    return new Artifact(
            text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"), "")
        .licences();
  }

  @Override
  public int compareTo(Artifact other) {
    return jar().compareTo(other.jar());
  }

  @Override
  public String toString() {
    return group + ":" + name + ":" + version;
  }

  private String file(String end) {
    return "%s/%s/%s/%s-%s%s".formatted(group.replace('.', '/'), name, version, name, version, end);
  }

  private Element pom() throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(REPOSITORY.resolve(file(".pom")).toFile())
          .getDocumentElement();
    } catch (SAXException | ParserConfigurationException unreadable) {
      throw new IOException("the POM of " + this + " can't be read", unreadable);
    }
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().strip().replaceAll("\\s+", " ");
  }
}
