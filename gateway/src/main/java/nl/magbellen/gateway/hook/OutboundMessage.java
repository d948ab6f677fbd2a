package nl.magbellen.gateway.hook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an outbound message of Salesforce: SOAP with a notification for each record. */
final class OutboundMessage {

  /** What is answered: that the message is taken, and need not come again. */
  static final String TAKEN =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
          + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
          + "<soapenv:Body><notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\">"
          + "<Ack>true</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>";

  private static final String RECORD = "sObject";

  private OutboundMessage() {}

  /** The fields of each record; none if it is no such message. */
  static List<Map<String, List<String>>> records(String text) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return records(factory.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException e) {
      return List.of();
    }
  }

  private static List<Map<String, List<String>>> records(XMLStreamReader xml)
      throws XMLStreamException {
    List<Map<String, List<String>>> records = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(RECORD)) {
        records.add(fields(xml));
      }
    }
    return records;
  }

  /** A field holds text and nothing else. */
  private static Map<String, List<String>> fields(XMLStreamReader xml) throws XMLStreamException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      fields.put(xml.getLocalName(), List.of(xml.getElementText()));
    }
    return fields;
  }
}
